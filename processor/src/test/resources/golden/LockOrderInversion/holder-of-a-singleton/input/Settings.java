/** Loads itself once, in the initialiser of a holder, under a lock that users of it have, too. */
final class Settings {
  private static final Object LOCK = new Object();
  private static int reads;

  private Settings() {}

  private static final class Holder {
    static final Settings INSTANCE = load();
  }

  static Settings counted() {
    synchronized (LOCK) {
      reads++;
      return Holder.INSTANCE; // expect LockOrderInversion
    }
  }

  static boolean isLoaded() {
    return Holder.INSTANCE.hashCode() != 0;
  }

  private static Settings load() {
    synchronized (LOCK) {
      reads = 0;
      return new Settings();
    }
  }
}
