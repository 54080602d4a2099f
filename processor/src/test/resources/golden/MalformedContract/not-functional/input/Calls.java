package ring;

import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.LockClass;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.RunsNow;
import java.util.List;

class Calls {
  @LockClass(name = "count") int count; // expect MalformedContract

  void number(@RunsNow int count) {} // expect MalformedContract

  void text(@RunsIn(ExecutionContext.INTERRUPT) String text) {} // expect MalformedContract

  void several(@RunsNow List<Runnable> all) {} // expect MalformedContract

  void array(@RunsNow Runnable... all) {} // expect MalformedContract
}
