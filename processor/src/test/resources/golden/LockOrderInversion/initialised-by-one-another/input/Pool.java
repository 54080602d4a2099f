/** The first use of a class under a lock that its initialiser takes. */
final class Pool {
  static final Object LOCK = new Object();
  static int live;

  private Pool() {}

  static int take() {
    synchronized (LOCK) {
      live++;
      return Sizes.initial();
    }
  }
}

final class Sizes {
  private static final int INITIAL;

  static {
    synchronized (Pool.LOCK) { // expect LockOrderInversion
      INITIAL = Pool.live * 2;
    }
  }

  private Sizes() {}

  static int initial() {
    return INITIAL;
  }
}
