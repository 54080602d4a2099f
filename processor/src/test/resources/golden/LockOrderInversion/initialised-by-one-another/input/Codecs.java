/** Two threads that use two classes first, each of which needs the other, wait for one another. */
final class Codecs {
  static final int DEPTH = Registry.size() * 2;

  private Codecs() {}

  static int depth() {
    return DEPTH;
  }
}

final class Registry {
  private static final int COUNT = Codecs.depth() + 1; // expect LockOrderInversion

  private Registry() {}

  static int size() {
    return COUNT;
  }
}
