interface Value<T> {
  T get();
}

/** Can be told to wrap something else, as what wraps it. */
class Once<T> implements Value<T> {
  private final Object lock = new Object();
  private volatile Value<T> delegate;
  private T value;

  Once(Value<T> delegate) {
    this.delegate = delegate;
  }

  void wrap(Value<T> other) {
    delegate = other;
  }

  @Override
  public T get() {
    synchronized (lock) {
      if (delegate != null) {
        value = delegate.get();
        delegate = null;
      }
      return value;
    }
  }
}

/** Locks the very object that it was given. */
class Guarded<T> implements Value<T> {
  private final Value<T> delegate;

  Guarded(Value<T> delegate) {
    this.delegate = delegate;
  }

  @Override
  public T get() {
    synchronized (delegate) {
      return delegate.get(); // expect LockOrderInversion
    }
  }
}

class Program {
  static Value<String> nested(Value<String> source) {
    return new Once<>(new Guarded<>(new Once<>(source)));
  }
}
