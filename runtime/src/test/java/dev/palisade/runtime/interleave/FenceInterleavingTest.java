package dev.palisade.runtime.interleave;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.palisade.runtime.FenceOp;
import java.util.List;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The whole API in random scenarios of a few threads, each run in many interleavings of its
 * accesses, against {@link FenceModel}. No callback is lost, run twice, run out of order, or run
 * after it was taken back; nobody hangs.
 */
@Tag("interleaving")
@Timeout(300)
class FenceInterleavingTest {
  private static final int SCENARIOS = 8;
  private static final int INVOCATIONS = 120;

  /** Callbacks: added, taken back, run. */
  public static class Callbacks extends FenceOperations {
    @Operation(nonParallelGroup = "A")
    public String addA() {
      return add(true);
    }

    @Operation(nonParallelGroup = "B")
    public String addB() {
      return add(false);
    }

    @Operation
    public String removeA() {
      return remove(true);
    }

    @Operation
    public String removeB() {
      return remove(false);
    }

    @Operation
    public String signal() {
      return signalNow();
    }

    @Operation
    public String isSignaled() {
      return Boolean.toString(fence().isSignaled());
    }

    @Operation
    public String isDone() {
      return Boolean.toString(fence().isDone());
    }
  }

  /** Signalers of every kind, and who asks. */
  public static class Signals extends FenceOperations {
    @Operation(nonParallelGroup = "A")
    public String addA() {
      return add(true);
    }

    @Operation
    public String removeA() {
      return remove(true);
    }

    @Operation
    public String fail() {
      return failNow();
    }

    @Operation
    public String publish() {
      return publishNow();
    }

    @Operation
    public String read() {
      return readNow();
    }

    @Operation
    public String error() {
      return String.valueOf(fence().error());
    }

    @Operation
    public String poll() {
      return pollNow();
    }

    @Operation
    public String names() {
      return fence().driverName();
    }
  }

  /** Closing, against what starts ops and what signals, with all ops that it waits for. */
  public static class Closing extends FenceOperations {
    /** Called by Lincheck. */
    public Closing() {
      super(FenceOp.TIMELINE_NAME, FenceOp.SET_DEADLINE, FenceOp.RELEASE);
    }

    @Operation(nonParallelGroup = "A")
    public String addA() {
      return add(true);
    }

    @Operation(nonParallelGroup = "create")
    public String create() {
      return createNow();
    }

    @Operation(nonParallelGroup = "create")
    public String close() {
      return closeNow();
    }

    @Operation
    public String publish() {
      return publishNow();
    }

    @Operation
    public String timelineName() {
      return fence().timelineName();
    }

    @Operation
    public String hint() {
      return hintNow();
    }
  }

  /** List and state in two words, looked at in the wrong order: a callback can get lost. */
  public static class Lossy {
    private volatile boolean added;
    private volatile boolean signaled;

    @Operation(runOnce = true)
    public String addA() {
      if (signaled) {
        return "refused";
      }
      added = true;
      return "added";
    }

    @Operation(runOnce = true)
    public String signal() {
      signaled = true;
      return "won " + (added ? List.of("A") : List.of());
    }
  }

  /** The rig sees: it finds the callback that a broken fence loses. */
  @Test
  void seesWhatIsLost() {
    ModelCheckingOptions options = options(2, 1).actorsBefore(0).actorsAfter(0);
    assertThrows(LincheckAssertionError.class, () -> options.check(Lossy.class));
  }

  @Test
  void callbacks() {
    options(2, 3).check(Callbacks.class);
  }

  @Test
  void callbacksOfThreeThreads() {
    options(3, 2).check(Callbacks.class);
  }

  @Test
  void signals() {
    options(2, 3).check(Signals.class);
  }

  @Test
  void closing() {
    options(2, 2).check(Closing.class);
  }

  private static ModelCheckingOptions options(int threads, int operations) {
    return new ModelCheckingOptions()
        .verifier(ModelVerifier.class)
        .threads(threads)
        .actorsPerThread(operations)
        .loopBound(200) // the registry looks at 64 places in a loop, and does not spin
        .actorsBefore(2)
        .actorsAfter(2)
        .iterations(SCENARIOS)
        .invocationsPerIteration(INVOCATIONS);
  }
}
