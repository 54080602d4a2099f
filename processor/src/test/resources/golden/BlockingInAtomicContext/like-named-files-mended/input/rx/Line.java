package rx;

import dev.palisade.annotations.InterruptHandler;

final class Line {
  @InterruptHandler
  void retired() {
    Thread.onSpinWait();
  }
}
