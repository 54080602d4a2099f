import java.util.function.Supplier;

/** A local has the name of a field, which is assigned outside of its block. */
class Hook {
  private final Object queue = new Object();
  private Runnable code = () -> {};

  void reset(boolean verbose, Supplier<Runnable> given) {
    if (verbose) {
      Runnable code = given.get();
      run(code);
    }
    code = given.get();
    run(given.get());
  }

  private void run(Runnable next) {
    synchronized (queue) {
      next.run();
      code.run();
    }
  }
}
