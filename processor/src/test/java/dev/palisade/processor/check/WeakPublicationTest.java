package dev.palisade.processor.check;

import static dev.palisade.processor.check.PublicationTester.finds;

import org.junit.jupiter.api.Test;

/**
 * The shapes of publication by one word, each with what is wrong with it and with nothing wrong.
 */
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
}
