import java.util.BitSet;
import java.util.concurrent.locks.StampedLock;

/** A set of the JDK under a lock, which one method takes for another that takes it, too. */
class Bits extends BitSet {
  private static final long serialVersionUID = 1;

  private final transient StampedLock lock = new StampedLock();

  @Override
  public int cardinality() {
    long stamp = lock.writeLock();
    try {
      return super.cardinality();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public boolean isEmpty() {
    long stamp = lock.writeLock();
    try {
      return cardinality() == 0; // expect SelfDeadlock
    } finally {
      lock.unlockWrite(stamp);
    }
  }
}
