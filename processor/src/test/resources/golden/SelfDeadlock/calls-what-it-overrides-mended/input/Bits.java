import java.util.BitSet;
import java.util.concurrent.locks.StampedLock;

/** A set of the JDK under a lock: what it overrides takes none. */
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
    long stamp = lock.readLock();
    try {
      return super.isEmpty();
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
