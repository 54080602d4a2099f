import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.Signals;

/** What OpenCL says of its events, as in examples/opencl. */
interface ClDevice {
  @FunctionalInterface
  interface Listener {
    @RunsIn(INTERRUPT)
    void ended(int status);
  }

  @Signals
  @RunsIn({INTERRUPT, ATOMIC, PROCESS})
  long onEnd(long event, Listener listener);

  @Blocks
  int waitFor(long event);
}

final class Strips {
  private final ClDevice device;

  Strips(ClDevice device) {
    this.device = device;
  }

  void start(long traced, long shaded) {
    device.onEnd(traced, status -> show(shaded));
  }

  private void show(long shaded) {
    if (device.waitFor(shaded) == 0) { // expect BlockingInAtomicContext
      repaint();
    }
  }

  private void repaint() {}
}
