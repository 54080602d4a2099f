package tx;

import dev.palisade.annotations.InterruptHandler;

final class Line {
  @InterruptHandler
  void retired() throws InterruptedException {
    Thread.sleep(1); // expect BlockingInAtomicContext
  }
}
