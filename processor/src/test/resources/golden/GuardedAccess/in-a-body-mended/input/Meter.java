package ring;

import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.Requires;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Fields of classes in bodies, guarded by locks around them and by their own. */
final class Meter {
  final ReentrantLock lock = new ReentrantLock();

  final IntSupplier used =
      new IntSupplier() {
        @GuardedBy("lock")
        private int last;

        @Override
        public int getAsInt() {
          lock.lock();
          try {
            return next();
          } finally {
            last = 0;
            lock.unlock();
          }
        }

        @Requires("lock")
        private int next() {
          return last++;
        }
      };

  IntSupplier free() {
    class Free implements IntSupplier {
      private final ReentrantLock own = new ReentrantLock();

      @GuardedBy("own")
      private int asked;

      @Override
      public int getAsInt() {
        own.lock();
        try {
          return ++asked;
        } finally {
          own.unlock();
        }
      }
    }
    return new Free();
  }
}
