package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.Drops;
import dev.palisade.annotations.Excludes;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Releases;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.WaitsFor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class Ring {
  final ReentrantLock ringLock = new ReentrantLock();
  final ReentrantLock tableLock = new ReentrantLock();
  final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();

  @Requires("ringLock")
  @Excludes("tableLock")
  void oneOfTwo() {}

  @Requires(value = "rw", mode = LockMode.READ)
  @Excludes("rw")
  void heldForReadingOnly() {}

  @Requires("ringLock")
  @Locks("ringLock")
  void reentrant() {
    ringLock.lock();
    ringLock.unlock();
  }

  @Requires("ringLock")
  @Drops("ringLock")
  void drops() {
    ringLock.unlock();
    ringLock.lock();
  }

  @Requires({"a.ringLock", "b.ringLock"})
  void twoInstances(Ring a, Ring b) {}

  @Requires({"Ring.ringLock", "Ring.ringLock"})
  void anyTwoInstances() {}

  @RunsIn(ExecutionContext.PROCESS)
  @Blocks
  @WaitsFor
  void blocks() {}

  @RunsIn(ExecutionContext.INTERRUPT)
  static class Handlers {
    Handlers() {}

    void returnsPromptly() {}

    @RunsIn(ExecutionContext.PROCESS)
    @Blocks
    void blocks() {}
  }
}
