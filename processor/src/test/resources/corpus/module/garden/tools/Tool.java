package garden.tools;

public interface Tool {
  void use();
}
