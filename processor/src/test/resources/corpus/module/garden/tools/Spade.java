package garden.tools;

public class Spade implements Tool {
  @Override
  public synchronized void use() {}
}
