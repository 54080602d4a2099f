package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.Drops;
import dev.palisade.annotations.Excludes;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Releases;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.WaitsFor;
import java.util.concurrent.locks.ReentrantLock;

class Ring {
  final ReentrantLock ringLock = new ReentrantLock();

  @Requires("ringLock")
  @Excludes("ringLock") // expect MalformedContract
  void heldAndNot() {}

  @Releases("ringLock")
  @Excludes({"this", "ringLock"}) // expect MalformedContract
  void releasesWhatIsNotHeld() {}

  @Drops("this.ringLock")
  @Excludes("ringLock") // expect MalformedContract
  void dropsWhatIsNotHeld() {}

  @Acquires("ringLock")
  @Releases("ringLock") // expect MalformedContract
  void takesAndGives() {}

  @Locks({"ringLock", "this.ringLock"}) // expect MalformedContract
  void twice() {}

  @RunsIn(ExecutionContext.INTERRUPT)
  @Blocks // expect MalformedContract
  void blocksInInterrupt() {}

  @RunsIn({ExecutionContext.PROCESS, ExecutionContext.ATOMIC})
  @WaitsFor // expect MalformedContract
  void waitsInAtomic() {}

  @RunsIn({}) // expect MalformedContract
  void nowhere() {}

  @RunsIn(ExecutionContext.INTERRUPT)
  static class Handlers {
    @Blocks // expect MalformedContract
    void blocks() {}
  }
}
