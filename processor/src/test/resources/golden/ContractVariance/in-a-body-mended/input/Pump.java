package ring;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.locks.ReentrantLock;

/** Classes in bodies, anonymous and local ones and those of constants, promise as much. */
final class Pump {
  static final ReentrantLock QUEUE = new ReentrantLock();
  private int rounds;

  interface Step {
    @Requires("Pump.QUEUE")
    @Blocks
    void run();
  }

  interface Sink {
    @RunsIn({ATOMIC, PROCESS})
    void accept(int request);
  }

  Step dropping() {
    return new Step() {
      @Override
      @Requires("Pump.QUEUE")
      @Blocks
      public void run() {
        rounds++;
      }
    };
  }

  Sink patient() {
    class Patient implements Sink {
      @Override
      @RunsIn({ATOMIC, PROCESS})
      public void accept(int request) {
        rounds += request;
      }
    }
    return new Patient();
  }

  enum Kind implements Sink {
    COUNTED {
      @Override
      public void accept(int request) {}
    },
    DROPPED {
      @Override
      public void accept(int request) {}
    }
  }
}
