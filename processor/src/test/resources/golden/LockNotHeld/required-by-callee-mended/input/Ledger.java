import dev.palisade.annotations.Releases;
import dev.palisade.annotations.Requires;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Callees say what they require: in this class, of another object, in a mode. */
class Ledger {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private long sum;

  Ledger() {
    add(0); // nobody else has it yet
  }

  @Requires("lock")
  void add(long amount) {
    sum += amount;
  }

  @Requires(value = "lock", mode = dev.palisade.annotations.LockMode.READ)
  long sum() {
    return sum;
  }

  @Releases("lock")
  private void end() {
    lock.writeLock().unlock();
  }

  void book(long amount) {
    lock.writeLock().lock();
    add(amount);
    end();
  }

  void move(Ledger other, long amount) {
    lock.writeLock().lock();
    add(-amount);
    lock.writeLock().unlock();
    other.lock.writeLock().lock();
    other.add(amount);
    other.lock.writeLock().unlock();
  }

  void correct(List<Long> amounts) {
    lock.writeLock().lock();
    amounts.forEach(amount -> add(amount));
    helper();
    lock.writeLock().unlock();
  }

  private void helper() {
    add(1);
  }
}
