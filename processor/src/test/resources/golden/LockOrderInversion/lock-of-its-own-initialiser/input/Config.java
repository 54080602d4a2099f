/** Another class locks it without using it, so its initialiser may not have run by then. */
final class Config {
  private static String main;
  private static int reads;

  static {
    Log.write();
    set(Source.read());
  }

  private Config() {}

  static synchronized void set(String text) {
    main = text;
  }

  static void count() {
    reads++;
  }

  static String text() {
    return main + reads;
  }
}

final class Source {
  private Source() {}

  static String read() {
    Config.count();
    return System.getProperty("config");
  }

  static String readAlone() {
    synchronized (Config.class) {
      return read(); // expect LockOrderInversion
    }
  }
}

final class Log {
  private static int lines;

  private Log() {}

  static synchronized void write() {
    lines++;
  }

  static synchronized int lines() {
    return lines;
  }
}
