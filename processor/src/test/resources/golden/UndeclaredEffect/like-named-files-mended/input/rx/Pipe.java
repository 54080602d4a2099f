package rx;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;

public class Pipe {
  protected final Object head = new Object();
  protected final Object tail = new Object();
  protected int size;

  @RunsIn(ExecutionContext.PROCESS)
  protected void push() {
    size++;
  }
}
