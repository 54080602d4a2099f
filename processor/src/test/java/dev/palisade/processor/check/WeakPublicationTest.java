package dev.palisade.processor.check;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

/** The shapes of lock-free publication, each with what is wrong with it and with nothing wrong. */
final class WeakPublicationTest {
  // L6: payload before signal

  @Test
  void flagReleasedTooWeakly() {
    finds(
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          // BUG: Diagnostic contains: release edge is missing (shape L6
          READY.setOpaque(this, true);
        }

        int take() {
          return (boolean) READY.getAcquire(this) ? payload : -1;
        }
        """);
  }

  @Test
  void flagAcquiredTooWeakly() {
    finds(
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          READY.setRelease(this, true);
        }

        int take() {
          // BUG: Diagnostic contains: nothing orders the read of payload
          if ((boolean) READY.getOpaque(this)) {
            return payload;
          }
          return -1;
        }
        """);
  }

  @Test
  void flagReadByItsName() {
    finds(
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          READY.setRelease(this, true);
        }

        int take() {
          // BUG: Diagnostic contains: acquire edge is missing
          while (!ready) {
            Thread.onSpinWait();
          }
          return payload;
        }
        """);
  }

  @Test
  void throughAccessorsAndEarlyReturns() {
    finds(
        """
        String payload;
        boolean ready;

        private boolean isReady() {
          // BUG: Diagnostic contains: acquire edge is missing
          return (boolean) READY.getOpaque(this);
        }

        private void publish() {
          READY.setRelease(this, true);
        }

        void signal(String value) {
          payload = value;
          publish();
        }

        String take() {
          boolean seen = isReady();
          if (!seen) {
            return null;
          }
          return payload;
        }
        """);
  }

  @Test
  void releaseAndAcquireSuffice() {
    finds(
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          READY.setRelease(this, true);
        }

        int take() {
          if (!(boolean) READY.getOpaque(this)) {
            return -1; // a hint: decided below
          }
          return (boolean) READY.getAcquire(this) ? payload : -1;
        }

        boolean isReady() {
          return (boolean) READY.getOpaque(this);
        }
        """);
  }

  @Test
  void fencesSuffice() {
    finds(
        """
        int payload;
        boolean ready;

        void signal(int value) {
          payload = value;
          VarHandle.releaseFence();
          READY.setOpaque(this, true);
        }

        int take() {
          if ((boolean) READY.getOpaque(this)) {
            VarHandle.acquireFence();
            return payload;
          }
          return -1;
        }
        """);
  }

  @Test
  void lockSuffices() {
    finds(
        """
        int payload;
        boolean ready;

        synchronized void signal(int value) {
          payload = value;
          READY.setOpaque(this, true);
        }

        synchronized int take() {
          return (boolean) READY.getOpaque(this) ? payload : -1;
        }

        boolean isReadyLikely() {
          return (boolean) READY.getOpaque(this);
        }
        """);
  }

  @Test
  void atomicSetLazilyThenWritten() {
    finds(
        """
        final AtomicBoolean done = new AtomicBoolean();
        String error;

        void fail(String text) {
          done.lazySet(true);
          // BUG: Diagnostic contains: it is written after done
          error = text;
        }

        String error() {
          return done.get() ? error : null;
        }
        """);
  }

  @Test
  void atomicSetLazilyLast() {
    finds(
        """
        final AtomicBoolean done = new AtomicBoolean();
        String error;

        void fail(String text) {
          error = text;
          done.lazySet(true);
        }

        String error() {
          return done.getAcquire() ? error : null;
        }
        """);
  }

  @Test
  void atomicReadPlainly() {
    finds(
        """
        final AtomicInteger state = new AtomicInteger();
        String error;

        void fail(String text) {
          error = text;
          state.setRelease(2);
        }

        String error() {
          // BUG: Diagnostic contains: acquire edge is missing
          return state.getPlain() == 2 ? error : null;
        }
        """);
  }

  @Test
  void updaterReleasesLazily() {
    finds(
        """
        static final AtomicIntegerFieldUpdater<User> STATE =
            AtomicIntegerFieldUpdater.newUpdater(User.class, "state");
        volatile int state;
        String error;

        void fail(String text) {
          STATE.lazySet(this, 2);
          // BUG: Diagnostic contains: it is written after state
          error = text;
        }

        void done() {
          STATE.compareAndSet(this, 0, 1);
        }

        String error() {
          return state == 2 ? error : null;
        }
        """);
  }

  @Test
  void stateOfAnotherValueTellsNothing() {
    finds(
        """
        final AtomicInteger state = new AtomicInteger();
        byte[] buffer;

        void start() {
          state.setRelease(1);
          buffer = new byte[64];
        }

        void finish() {
          state.setRelease(2);
        }

        byte[] take() {
          return state.get() == 2 ? buffer : null;
        }
        """);
  }

  @Test
  void ofAnotherObject() {
    finds(
        """
        int payload;
        boolean ready;

        static void signal(User user, int value) {
          user.payload = value;
          // BUG: Diagnostic contains: release edge is missing
          READY.setOpaque(user, true);
        }

        static int take(User user) {
          return (boolean) READY.getAcquire(user) ? user.payload : -1;
        }
        """);
  }

  // L5: time stamp before its bit

  @Test
  void stampAfterItsBit() {
    finds(
        """
        long stamp;
        boolean ready;

        void signal() {
          if (!READY.compareAndSet(this, false, true)) {
            return;
          }
          // BUG: Diagnostic contains: (shape L5
          stamp = System.nanoTime();
        }

        long stamp() {
          if (!(boolean) READY.getAcquire(this)) {
            throw new IllegalStateException();
          }
          return stamp;
        }
        """);
  }

  @Test
  void stampBitOfItsOwn() {
    finds(
        """
        long stamp;
        boolean ready;
        final AtomicBoolean stamped = new AtomicBoolean();

        void signal() {
          if (!READY.compareAndSet(this, false, true)) {
            return;
          }
          stamp = System.nanoTime();
          stamped.setRelease(true);
        }

        long stamp() {
          while (!stamped.getAcquire()) {
            Thread.onSpinWait();
          }
          return stamp;
        }
        """);
  }

  @Test
  void stampBitTooWeak() {
    finds(
        """
        long stamp;
        final AtomicBoolean stamped = new AtomicBoolean();

        void signal() {
          stamp = System.nanoTime();
          // BUG: Diagnostic contains: (shape L5
          stamped.setOpaque(true);
        }

        long stamp() {
          while (!stamped.getAcquire()) {
            Thread.onSpinWait();
          }
          return stamp;
        }
        """);
  }

  // L1: names after state

  @Test
  void namesAfterState() {
    finds(
        """
        void signal() {
          if (!(boolean) READY.getAndSet(this, true)) {
            OPS.setRelease(this, null);
          }
        }

        String name() {
          // BUG: Diagnostic contains: (shape L1
          Ops current = (Ops) OPS.getOpaque(this);
          boolean done = (boolean) READY.getOpaque(this);
          return done ? "detached" : current.name();
        }

        Ops ops;
        boolean ready;
        """);
  }

  @Test
  void stateFirst() {
    finds(
        """
        void signal() {
          READY.setVolatile(this, true);
          OPS.setVolatile(this, null);
        }

        String name() {
          if ((boolean) READY.getVolatile(this)) {
            return "detached";
          }
          // BUG: Diagnostic contains: decide by that alone
          return ((Ops) OPS.getVolatile(this)).name();
        }

        Ops ops;
        boolean ready;
        """);
  }

  @Test
  void checkedAndLoadedAgain() {
    finds(
        """
        void signal() {
          OPS.setRelease(this, null);
        }

        String name() {
          if (OPS.getAcquire(this) == null) {
            return "detached";
          }
          // BUG: Diagnostic contains: load it once
          return ((Ops) OPS.getAcquire(this)).name();
        }

        Ops ops;
        """);
  }

  @Test
  void atomicCheckedAndLoadedAgain() {
    finds(
        """
        final AtomicReference<Ops> table = new AtomicReference<>();

        void signal() {
          table.set(null);
        }

        String name() {
          // BUG: Diagnostic contains: load it once
          return table.get() != null ? table.get().name() : "detached";
        }
        """);
  }

  @Test
  void oneLoadDecides() {
    finds(
        """
        final AtomicReference<Ops> table = new AtomicReference<>();

        void signal() {
          READY.setRelease(this, true);
          table.set(null);
          OPS.setRelease(this, null);
        }

        String name() {
          Ops current = (Ops) OPS.getAcquire(this);
          return current == null || (boolean) READY.getOpaque(this) ? "detached" : current.name();
        }

        String otherName() {
          Ops current = table.get();
          return current == null ? "detached" : current.name();
        }

        Ops ops;
        boolean ready;
        """);
  }

  // L6 of a whole object

  @Test
  void objectReadTooWeakly() {
    finds(
        """
        static class Config {
          int limit;
        }

        final AtomicReference<Config> config = new AtomicReference<>();

        void update(int limit) {
          Config next = new Config();
          next.limit = limit;
          config.setRelease(next);
        }

        int limit() {
          // BUG: Diagnostic contains: acquire edge is missing
          Config current = config.getOpaque();
          return current.limit;
        }
        """);
  }

  @Test
  void objectWrittenTooWeakly() {
    finds(
        """
        static class Config {
          int limit;
        }

        final AtomicReference<Config> config = new AtomicReference<>();

        void update(int limit) {
          Config next = new Config();
          next.limit = limit;
          // BUG: Diagnostic contains: release edge is missing
          config.setPlain(next);
        }

        int limit() {
          return config.getAcquire().limit;
        }
        """);
  }

  @Test
  void finalFieldsNeedNoEdge() {
    finds(
        """
        record Config(int limit) {}

        final AtomicReference<Config> config = new AtomicReference<>();

        void update(int limit) {
          config.setRelease(new Config(limit));
        }

        void replace(int limit) {
          config.setOpaque(new Config(limit));
        }

        int limit() {
          return config.getOpaque().limit();
        }

        int other() {
          return config.getAcquire().limit();
        }
        """);
  }

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

  private static void finds(String members) {
    CompilationTestHelper.newInstance(WeakPublication.class, WeakPublicationTest.class)
        .setArgs("-proc:none")
        .addSourceLines("User.java", user(members))
        .doTest();
  }

  private static void mends(String before, String after) {
    BugCheckerRefactoringTestHelper.newInstance(WeakPublication.class, WeakPublicationTest.class)
        .setArgs("-proc:none")
        .addInputLines("User.java", user(before))
        .addOutputLines("User.java", user(after))
        .doTest();
  }

  private static String user(String members) {
    return """
        import java.lang.invoke.MethodHandles;
        import java.lang.invoke.VarHandle;
        import java.util.concurrent.atomic.*;

        class User {
          interface Ops {
            String name();
          }

          static final VarHandle READY = handle("ready", boolean.class);
          static final VarHandle ARMED = handle("armed", boolean.class);
          static final VarHandle OPS = handle("ops", Ops.class);

          static VarHandle handle(String name, Class<?> type) {
            try {
              return MethodHandles.lookup().findVarHandle(User.class, name, type);
            } catch (ReflectiveOperationException e) {
              throw new ExceptionInInitializerError(e);
            }
          }

        %s}
        """
        .formatted(members);
  }
}
