package ring;

import dev.palisade.annotations.RunsNow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Code that is to run before a method returns, and methods that leave it for later. */
class Sections {
  private final List<Supplier<?>> later = new ArrayList<>();
  private final Executor executor;
  private Runnable last;

  Sections(Executor executor) {
    this.executor = executor;
  }

  synchronized void locked(@RunsNow Runnable body) {
    executor.execute(body); // expect UndeclaredEffect
  }

  synchronized void remembered(@RunsNow Runnable body) { // expect UndeclaredEffect
    last = body;
  }

  synchronized <T> T computed(@RunsNow Supplier<T> body) {
    return body.get();
  }

  static class Lazy extends Sections {
    private final List<Supplier<?>> queue = new ArrayList<>();

    Lazy(Executor executor) {
      super(executor);
    }

    @Override
    synchronized <T> T computed(Supplier<T> body) {
      queue.add(body); // expect UndeclaredEffect
      return null;
    }
  }
}
