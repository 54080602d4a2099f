package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Releases;
import java.util.concurrent.locks.ReentrantLock;

/** Methods whose contracts promise a lock, and bodies and lambdas that leave it alone. */
final class Turns {
  static final ReentrantLock TURN = new ReentrantLock();
  private int turns;

  interface Step {
    @Locks("Turns.TURN")
    void run();
  }

  @Releases("TURN")
  void end() { // expect LockNotReleased
    turns++;
  }

  @Acquires("TURN")
  void begin() { // expect ReleaseWithoutAcquire
    turns++;
  }

  Step forgetful() {
    return () -> {
      TURN.lock(); // expect LockNotReleased
      turns++;
    };
  }

  Step forgetfulElsewhere() {
    return this::beginAgain;
  }

  private void beginAgain() {
    TURN.lock(); // expect LockNotReleased
    turns++;
  }
}
