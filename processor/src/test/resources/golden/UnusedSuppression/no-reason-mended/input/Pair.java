package ring;

import dev.palisade.annotations.Assumes;

/** Suppressed with a reason, in a method and in a class; and what is none of ours. */
class Pair {
  private final Object a = new Object();
  private final Object b = new Object();

  @SuppressWarnings("LockOrderInversion")
  @Assumes(id = "LockOrderInversion", reason = "ba runs before any other thread is started")
  void ab() {
    synchronized (a) {
      synchronized (b) {
      }
    }
  }

  void ba() {
    synchronized (b) {
      synchronized (a) {
      }
    }
  }

  @SuppressWarnings({"unchecked", "ReferenceEquality"})
  void foreign() {}

  @SuppressWarnings("LockOrderInversion")
  @Assumes(id = "LockOrderInversion", reason = "a table and its twin are never locked by two threads")
  static class Tables {
    private final Object c = new Object();
    private final Object d = new Object();

    void cd() {
      synchronized (c) {
        synchronized (d) {
        }
      }
    }

    void dc() {
      synchronized (d) {
        synchronized (c) {
        }
      }
    }
  }
}
