package far;

public class Registry {
  public static final Object LOCK = new Object();
}
