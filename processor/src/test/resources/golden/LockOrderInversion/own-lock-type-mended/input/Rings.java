package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.LockClass;
import dev.palisade.annotations.Releases;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two locks of a type that somebody wrote himself. */
final class Rings {
  @LockClass
  static class Turn {
    private final AtomicBoolean taken = new AtomicBoolean();

    @Acquires(value = "this", onTrue = true)
    boolean tryTake() {
      return taken.compareAndSet(false, true);
    }

    @Acquires("this")
    void take() {
      while (!tryTake()) {
        Thread.onSpinWait();
      }
    }

    @Releases("this")
    void giveBack() {
      taken.set(false);
    }
  }

  private final Turn in = new Turn();
  private final Turn out = new Turn();
  private final Turn log = new Turn();
  private int moved;

  void move() {
    in.take();
    out.take();
    moved++;
    out.giveBack();
    in.giveBack();
  }

  void undo() {
    in.take();
    out.take();
    moved--;
    out.giveBack();
    in.giveBack();
  }

  void note() {
    log.take();
    in.take();
    in.giveBack();
    log.giveBack();
  }

  void noteWithin() {
    in.take();
    if (log.tryTake()) {
      log.giveBack();
    }
    in.giveBack();
  }
}
