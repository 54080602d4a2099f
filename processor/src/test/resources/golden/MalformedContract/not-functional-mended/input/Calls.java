package ring;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.LockClass;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.RunsNow;
import dev.palisade.runtime.FenceCallback;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

class Calls {
  @LockClass(name = "count") final Object count = new Object();

  interface Named extends Comparator<String> {
    @Override
    int compare(String a, String b);
  }

  interface Step {
    void step(long point) throws Exception;

    @Override
    boolean equals(Object other);

    default void twice(long point) throws Exception {
      step(point);
      step(point);
    }
  }

  <T, R extends Runnable> void all(
      @RunsNow Runnable task,
      @RunsNow Function<? super T, R> function,
      @RunsNow UnaryOperator<T> inherits,
      @RunsNow Named comparator,
      @RunsNow R bounded,
      @RunsNow Step step,
      @RunsIn(ExecutionContext.INTERRUPT) FenceCallback callback) {}
}
