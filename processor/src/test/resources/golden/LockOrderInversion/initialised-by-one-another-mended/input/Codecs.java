/** One class needs the other, which computes what it needs of the first when it is asked. */
final class Codecs {
  static final int DEPTH = Registry.size() * 2;

  private Codecs() {}

  static int depth() {
    return DEPTH;
  }
}

final class Registry {
  private static final int COUNT = Integer.getInteger("registry", 4);

  private Registry() {}

  static int size() {
    return COUNT;
  }

  static int all() {
    return COUNT + Codecs.depth();
  }
}
