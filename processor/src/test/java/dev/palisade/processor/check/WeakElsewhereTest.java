package dev.palisade.processor.check;

import static dev.palisade.processor.check.PublicationTester.finds;

import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

/**
 * What orders a publication beside the variable that tells of it, and what is not this object's.
 */
final class WeakElsewhereTest {
  @Test
  void handedOverByALatch() {
    finds(
        """
        private final AtomicBoolean done = new AtomicBoolean();
        private final java.util.concurrent.CountDownLatch latch =
            new java.util.concurrent.CountDownLatch(1);
        private Object cause;

        void complete(Object why) {
          if (done.compareAndSet(false, true)) {
            cause = why;
            latch.countDown();
          }
        }

        boolean isCanceled() throws InterruptedException {
          if (done.get()) {
            latch.await();
            return cause == null;
          }
          return false;
        }
        """);
  }

  @Test
  void handedOverByNothing() {
    finds(
        """
        private final AtomicBoolean done = new AtomicBoolean();
        private final java.util.concurrent.CountDownLatch latch =
            new java.util.concurrent.CountDownLatch(1);
        private Object cause;

        void complete(Object why) {
          if (done.compareAndSet(false, true)) {
            // BUG: Diagnostic contains: the release edge is missing
            cause = why;
            latch.countDown();
          }
        }

        boolean isCanceled() {
          if (done.get()) {
            return cause == null;
          }
          return false;
        }
        """);
  }

  @Test
  void anAtomicVariableHandsOverByItsModes() {
    finds(
        """
        private final AtomicBoolean done = new AtomicBoolean();
        private int[] data;

        void fill(int[] from) {
          data = from;
          // BUG: Diagnostic contains: the release edge is missing
          done.setOpaque(true);
        }

        int[] get() {
          return done.get() ? data : null;
        }
        """);
  }

  private static final String LOCKED =
      """
      interface Held extends AutoCloseable {
        @Override
        void close();
      }

      interface Gate {
        Held %1$s();
      }

      private final Gate gate = null;
      private int[] data;
      private boolean ready;

      void fill(int[] from) {
        try (Held held = gate.%1$s()) {
          data = from;
          %2$sREADY.setOpaque(this, true);
        }
      }

      int[] get() {
        try (Held held = gate.%1$s()) {
          return (boolean) READY.getAcquire(this) ? data : null;
        }
      }
      """;

  @Test
  void aLockOfAnyKind() {
    finds(LOCKED.formatted("lock", ""));
  }

  @Test
  void aResourceThatIsNoLock() {
    finds(
        LOCKED.formatted("open", "// BUG: Diagnostic contains: the release edge is missing\n    "));
  }

  private static final String DRAINED =
      """
      private int[] data;
      private boolean ready;
      private User other;

      void announce() {
        %sREADY.setOpaque(this, true);
      }

      void fill(int[] from) {
        data = from;
        %s.announce();
      }

      int[] get() {
        return (boolean) READY.getAcquire(this) ? data : null;
      }
      """;

  @Test
  void theFlagOfAnotherObject() {
    finds(DRAINED.formatted("", "other"));
  }

  @Test
  void itsOwnFlag() {
    finds(
        DRAINED.formatted(
            "// BUG: Diagnostic contains: the release edge is missing\n    ", "this"));
  }

  @Test
  void theNodesOfAList() {
    finds(
        """
        static class Node extends AtomicReference<Node> {
          Object value;
        }

        private Node tail = new Node();
        private int size;

        void add(Node node) {
          tail.set(node);
          tail = node;
          size++;
        }

        void clear(Node head) {
          size = 0;
          tail = head;
        }

        boolean hasLast() {
          return tail.value != null;
        }
        """);
  }

  @Test
  void lambdaThatCallsTheMethodAroundIt() {
    finds(
        """
        private final AtomicBoolean done = new AtomicBoolean();

        java.util.List<Runnable> walk(java.util.List<Object> of, Object state) {
          return of.stream()
              .<Runnable>map(each -> () -> {
                if (state != null && !done.getPlain()) {
                  walk(of, state);
                }
              })
              .toList();
        }
        """);
  }

  @Test
  void accessedByTheHandleOfAnotherClass() {
    CompilationTestHelper.newInstance(WeakPublication.class, WeakElsewhereTest.class)
        .setArgs("-proc:none")
        .addSourceLines(
            "Handles.java",
            """
            class Handles {
              static java.lang.invoke.VarHandle ready;
            }
            """)
        .addSourceLines(
            "User.java",
            """
            class User {
              private boolean ready;
              private int data;

              void put(int value) {
                data = value;
                Handles.ready.setRelease(this, true);
              }

              int get() {
                // BUG: Diagnostic contains: the acquire edge is missing
                return (boolean) Handles.ready.getOpaque(this) ? data : -1;
              }
            }
            """)
        .doTest();
  }
}
