package tx;

import dev.palisade.annotations.Locks;

public class Pipe extends rx.Pipe {
  protected int pushed;

  // The next method starts where that of the other file does,
  // which it stands in for.

  @Locks("tail")
  @Override
  protected void push() {
    synchronized (tail) {
      pushed++;
    }
    synchronized (head) { // expect UndeclaredEffect
      size++;
    }
  }
}
