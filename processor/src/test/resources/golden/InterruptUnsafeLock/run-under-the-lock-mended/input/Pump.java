import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.Callable;

final class Pump {
  private final Object valve = new Object();
  private int litres;

  @RunsIn(ExecutionContext.INTERRUPT)
  void full() {
    synchronized (valve) {
      litres = 0;
    }
  }

  private void shut(Callable<?> meanwhile) throws Exception {
    synchronized (valve) {
      meanwhile.call();
    }
  }

  void fill() throws Exception {
    Thread.sleep(5);
    shut(() -> litres++);
  }
}
