import java.util.function.Supplier;

class Cached implements Supplier<String> {
  private final Supplier<String> delegate;
  private String value;

  Cached(Supplier<String> delegate) {
    this.delegate = delegate;
  }

  @Override
  public synchronized String get() {
    if (value == null) {
      value = delegate.get();
    }
    return value;
  }
}

interface Source {
  String read();
}

class Log implements Source {
  private final Source source;

  Log(Source source) {
    this.source = java.util.Objects.requireNonNull(source);
  }

  @Override
  public synchronized String read() {
    return source.read();
  }
}

class Trim implements Source {
  private final Source source;

  Trim(Source source) {
    this.source = source;
  }

  @Override
  public synchronized String read() {
    return source.read().trim();
  }
}
