package ring;

import static dev.palisade.annotations.ExecutionContext.INTERRUPT;
import static dev.palisade.annotations.ExecutionContext.PROCESS;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.Blocks;
import dev.palisade.annotations.Excludes;
import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Releases;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.Signals;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Each override promises less than what it overrides, in one thing. */
abstract class Ring {
  final ReentrantLock lock = new ReentrantLock();
  final ReentrantReadWriteLock table = new ReentrantReadWriteLock();

  void emit(long word) {}

  @Excludes("lock")
  abstract void drain();

  @RunsIn({INTERRUPT, PROCESS})
  abstract void kick();

  @Locks("lock")
  abstract void flush();

  @Locks(value = "table", mode = LockMode.READ)
  abstract void find();

  @Acquires("lock")
  abstract void begin();

  @Releases("lock")
  abstract void end();

  static class Padded extends Ring {
    @Override
    @Requires("lock") // expect ContractVariance
    void emit(long word) {}

    @Override
    @Excludes({"lock", "table"}) // expect ContractVariance
    void drain() {}

    @Override
    @RunsIn(PROCESS)
    void kick() {} // expect ContractVariance

    @Override
    @Blocks
    @Signals
    @Locks("lock")
    void flush() {} // expect ContractVariance ContractVariance

    @Override
    @Locks("table") // expect ContractVariance
    void find() {}

    @Override
    @Locks("lock")
    void begin() {} // expect ContractVariance

    @Override
    @Releases("table") // expect ContractVariance
    void end() {}
  }
}
