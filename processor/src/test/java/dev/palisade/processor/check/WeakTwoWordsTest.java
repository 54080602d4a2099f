package dev.palisade.processor.check;

import static dev.palisade.processor.check.PublicationTester.finds;
import static dev.palisade.processor.check.PublicationTester.mends;

import org.junit.jupiter.api.Test;

/** Two words that must agree, rings and locks, what is suppressed, and the fixes. */
final class WeakTwoWordsTest {
  // L7: lost wake-up

  @Test
  void twoWordsWithoutVolatile() {
    finds(
        """
        boolean ready;
        boolean armed;

        void signal() {
          // BUG: Diagnostic contains: (shape L7
          READY.setRelease(this, true);
          // BUG: Diagnostic contains: (shape L7
          if ((boolean) ARMED.getAcquire(this)) {
            wake();
          }
        }

        void arm() {
          // BUG: Diagnostic contains: (shape L7
          ARMED.setRelease(this, true);
          // BUG: Diagnostic contains: (shape L7
          if (!(boolean) READY.getAcquire(this)) {
            wake();
          }
        }

        void wake() {}
        """);
  }

  @Test
  void twoAtomicsOneLazily() {
    finds(
        """
        final AtomicBoolean signaled = new AtomicBoolean();
        final AtomicInteger waiters = new AtomicInteger();

        void signal() {
          // BUG: Diagnostic contains: store-load edge
          signaled.lazySet(true);
          if (waiters.get() != 0) {
            wake();
          }
        }

        void await() {
          waiters.incrementAndGet();
          if (!signaled.get()) {
            wake();
          }
        }

        void wake() {}
        """);
  }

  @Test
  void twoVolatileWords() {
    finds(
        """
        boolean ready;
        boolean armed;

        void signal() {
          READY.setVolatile(this, true);
          if ((boolean) ARMED.getVolatile(this)) {
            wake();
          }
        }

        void arm() {
          ARMED.setVolatile(this, true);
          if (!(boolean) READY.getVolatile(this)) {
            wake();
          }
        }

        void wake() {}
        """);
  }

  @Test
  void twoWordsWithFullFences() {
    finds(
        """
        boolean ready;
        boolean armed;

        void signal() {
          READY.setOpaque(this, true);
          VarHandle.fullFence();
          if ((boolean) ARMED.getOpaque(this)) {
            wake();
          }
        }

        void arm() {
          ARMED.setOpaque(this, true);
          VarHandle.fullFence();
          if (!(boolean) READY.getOpaque(this)) {
            wake();
          }
        }

        void wake() {}
        """);
  }

  @Test
  void ringOfOneProducerAndOneConsumer() {
    finds(
        """
        final Object[] slots = new Object[64];
        final AtomicLong head = new AtomicLong();
        final AtomicLong tail = new AtomicLong();

        boolean offer(Object value) {
          long next = tail.getPlain();
          if (next - head.getAcquire() == slots.length) {
            return false;
          }
          slots[(int) next & 63] = value;
          tail.setRelease(next + 1);
          return true;
        }

        Object poll() {
          long next = head.getPlain();
          if (next == tail.getAcquire()) {
            return null;
          }
          Object value = slots[(int) next & 63];
          slots[(int) next & 63] = null;
          head.setRelease(next + 1);
          return value;
        }

        int size() {
          return (int) (tail.getOpaque() - head.getOpaque());
        }
        """);
  }

  @Test
  void ringReleasedTooWeakly() {
    finds(
        """
        final Object[] slots = new Object[64];
        final AtomicLong head = new AtomicLong();
        final AtomicLong tail = new AtomicLong();

        boolean offer(Object value) {
          long next = tail.getPlain();
          if (next - head.getAcquire() == slots.length) {
            return false;
          }
          slots[(int) next & 63] = value;
          // BUG: Diagnostic contains: release edge is missing
          tail.setOpaque(next + 1);
          return true;
        }

        Object poll() {
          long next = head.getPlain();
          if (next == tail.getAcquire()) {
            return null;
          }
          Object value = slots[(int) next & 63];
          head.setRelease(next + 1);
          return value;
        }
        """);
  }

  @Test
  void spinLock() {
    finds(
        """
        final AtomicBoolean busy = new AtomicBoolean();
        int count;

        void increment() {
          while (!busy.compareAndSet(false, true)) {
            Thread.onSpinWait();
          }
          count++;
          // BUG: Diagnostic contains: release edge is missing
          busy.setOpaque(false);
        }

        void decrement() {
          while (!busy.weakCompareAndSetAcquire(false, true)) {
            Thread.onSpinWait();
          }
          count--;
          busy.setRelease(false);
        }
        """);
  }

  @Test
  void countersAndCasLoopsNeedNoOrder() {
    finds(
        """
        static class Node {
          final Runnable task;
          Node next;

          Node(Runnable task) {
            this.task = task;
          }
        }

        final AtomicReference<Node> top = new AtomicReference<>();
        final AtomicLong pushed = new AtomicLong();

        void push(Runnable task) {
          Node node = new Node(task);
          Node first;
          do {
            first = top.getPlain();
            node.next = first;
          } while (!top.weakCompareAndSetRelease(first, node));
          pushed.setOpaque(pushed.getPlain() + 1);
        }

        void runAll() {
          for (Node node = top.getAndSet(null); node != null; node = node.next) {
            node.task.run();
          }
        }

        long pushed() {
          return pushed.getOpaque();
        }
        """);
  }

  @Test
  void suppressed() {
    finds(
        """
        int payload;
        boolean ready;

        @SuppressWarnings("WeakPublication")
        @dev.palisade.annotations.Assumes(id = "WeakPublication", reason = "shown to be right elsewhere")
        void signal(int value) {
          payload = value;
          READY.setOpaque(this, true);
        }

        int take() {
          return (boolean) READY.getAcquire(this) ? payload : -1;
        }
        """);
  }

  // Fixes

  @Test
  void fixTakesTheWeakestModeThatSuffices() {
    mends(
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          READY.setOpaque(this, true);
        }

        int take() {
          return (boolean) READY.get(this) ? payload : -1;
        }
        """,
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          READY.setRelease(this, true);
        }

        int take() {
          return (boolean) READY.getAcquire(this) ? payload : -1;
        }
        """);
  }

  @Test
  void fixMakesTwoWordsVolatile() {
    mends(
        """
        final AtomicBoolean signaled = new AtomicBoolean();
        boolean armed;

        void signal() {
          signaled.lazySet(true);
          if ((boolean) ARMED.getAcquire(this)) {
            wake();
          }
        }

        void arm() {
          ARMED.getAndSetAcquire(this, true);
          if (!signaled.getAcquire()) {
            wake();
          }
        }

        void wake() {}
        """,
        """
        final AtomicBoolean signaled = new AtomicBoolean();
        boolean armed;

        void signal() {
          signaled.set(true);
          if ((boolean) ARMED.getVolatile(this)) {
            wake();
          }
        }

        void arm() {
          ARMED.getAndSet(this, true);
          if (!signaled.get()) {
            wake();
          }
        }

        void wake() {}
        """);
  }

  @Test
  void fixDeclaresWhatIsReadByName() {
    mends(
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          READY.setRelease(this, true);
        }

        int take() {
          return ready ? payload : -1;
        }
        """,
        """
        int payload;
        volatile boolean ready;

        void signal(int value) {
          payload = value;
          READY.setRelease(this, true);
        }

        int take() {
          return ready ? payload : -1;
        }
        """);
  }
}
