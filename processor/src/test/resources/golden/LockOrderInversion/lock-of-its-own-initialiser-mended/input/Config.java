/** Who runs a method of the class, and holds its lock, has waited for the initialiser before. */
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

  static synchronized void refresh() {
    main = Source.read();
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
