package rx;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;

final class Pump {
  private final Object valve = new Object();
  private int litres;

  @RunsIn(ExecutionContext.INTERRUPT)
  void full() {
    synchronized (valve) {
      litres = 0;
    }
  }

  void fill() throws InterruptedException {
    int pause;
    synchronized (valve) {
      pause = litres;
    }
    Thread.sleep(pause);
  }
}
