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
    add(amount); // expect LockNotHeld
    end(); // expect LockNotHeld
  }

  void move(Ledger other, long amount) {
    lock.writeLock().lock();
    add(-amount);
    lock.writeLock().unlock();
    other.add(amount); // expect LockNotHeld
  }

  void correct(List<Long> amounts) {
    lock.readLock().lock();
    long before = sum();
    add(before); // expect LockNotHeld
    lock.readLock().unlock();
    lock.writeLock().lock();
    amounts.forEach(amount -> add(amount));
    helper();
    lock.writeLock().unlock();
    Runnable later = () -> add(1); // expect LockNotHeld
    later.toString();
  }

  private void helper() {
    add(1);
  }
}
