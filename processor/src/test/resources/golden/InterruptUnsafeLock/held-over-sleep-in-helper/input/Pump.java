import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;

final class Pump {
  private final Object valve = new Object();
  private int litres;

  @RunsIn(ExecutionContext.INTERRUPT)
  void full() {
    drain();
  }

  private void drain() {
    synchronized (valve) {
      litres = 0;
    }
  }

  void fill() throws InterruptedException {
    synchronized (valve) {
      litres++;
      pause(); // expect InterruptUnsafeLock
    }
  }

  private void pause() throws InterruptedException {
    Thread.sleep(5);
  }
}
