package ring;

import static dev.palisade.annotations.ExecutionContext.ATOMIC;
import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.Excludes;
import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Overrides that promise as much, or more. */
abstract class Ring {
  final ReentrantLock lock = new ReentrantLock();
  final ReentrantReadWriteLock table = new ReentrantReadWriteLock();

  @Requires("lock")
  void emit(long word) {}

  @Excludes({"lock", "table"})
  abstract void drain();

  @RunsIn(PROCESS)
  abstract void kick();

  @Locks({"lock", "table"})
  abstract void flush();

  @Acquires("lock")
  abstract void begin();

  abstract void free();

  static class Padded extends Ring {
    @Override
    void emit(long word) {}

    @Override
    @Excludes("lock")
    void drain() {}

    @Override
    @RunsIn({INTERRUPT, ATOMIC, PROCESS})
    void kick() {}

    @Override
    @Locks(value = "table", mode = LockMode.READ)
    void flush() {}

    @Override
    @Acquires("lock")
    void begin() {
      lock.lock();
    }

    @Override
    @Locks("lock")
    void free() {}
  }
}
