package ring;

import dev.palisade.annotations.RunsNow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Code that is to run before a method returns, and does. */
class Sections {
  private final List<Supplier<?>> later = new ArrayList<>();
  private final Executor executor;
  private Runnable last;

  Sections(Executor executor) {
    this.executor = executor;
  }

  synchronized void locked(@RunsNow Runnable body) {
    body.run();
  }

  synchronized void remembered(@RunsNow Runnable body) {
    body.run();
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
      T value = body.get();
      return value;
    }
  }
}
