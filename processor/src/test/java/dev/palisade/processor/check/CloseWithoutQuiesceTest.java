package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class CloseWithoutQuiesceTest {
  private static final FenceTester CHECK = new FenceTester(CloseWithoutQuiesce.class);

  @Test
  void signalThenFree() {
    finds(
        """
        void close() {
          for (DriverFence job : jobs) {
            job.signal(FenceError.CANCELED);
          }
          // BUG: Diagnostic contains: with no quiesce between
          ring.close();
        }
        """);
  }

  @Test
  void inHelpers() {
    finds(
        """
        private void cancelAll() {
          jobs.forEach(job -> job.signal(FenceError.CANCELED));
        }

        private void freeRing() {
          // BUG: Diagnostic contains: passed uses it
          ring.close();
        }

        void close() {
          cancelAll();
          freeRing();
        }
        """);
  }

  @Test
  void byMethodReferenceAndOnOneBranch() {
    finds(
        """
        void close(boolean lost, Device device) {
          if (lost) {
            jobs.forEach(DriverFence::signal);
          }
          // BUG: Diagnostic contains: may still be running
          device.free(ring);
        }

        interface Device {
          void free(Ring ring);
        }
        """);
  }

  @Test
  void signalAfterQuiesce() {
    finds(
        """
        void close() {
          glue.quiesce();
          jobs.forEach(job -> job.signal());
          // BUG: Diagnostic contains: with no quiesce between
          ring.close();
        }
        """);
  }

  @Test
  void freeBeforeQuiesce() {
    finds(
        """
        void close() {
          // BUG: Diagnostic contains: before glue.close()
          ring.close();
          glue.close();
        }
        """);
  }

  @Test
  void awaitDoneIsOfCallbacks() {
    finds(
        """
        void close() throws InterruptedException {
          for (DriverFence job : jobs) {
            job.signal();
            job.fence().awaitDone();
          }
          // BUG: Diagnostic contains: with no quiesce between
          ring.close();
        }
        """);
  }

  @Test
  void quiescePartly() {
    finds(
        """
        void close(boolean orderly) {
          jobs.forEach(DriverFence::signal);
          if (orderly) {
            glue.quiesce();
          }
          // BUG: Diagnostic contains: with no quiesce between
          ring.close();
        }
        """);
  }

  @Test
  void quiesceBetween() {
    finds(
        """
        void close() {
          jobs.forEach(job -> job.signal(FenceError.CANCELED));
          glue.quiesce();
          ring.close();
        }

        void closeAll() {
          glue.close();
          ring.close();
        }

        void inFinally() {
          try {
            jobs.forEach(job -> job.signal(FenceError.CANCELED));
          } finally {
            drain();
            ring.close();
          }
        }

        private void drain() {
          glue.quiesce();
        }
        """);
  }

  @Test
  void freeByTheReleaseOp() {
    finds(
        """
        void close() {
          jobs.forEach(job -> job.signal(FenceError.CANCELED));
        }

        @Release
        void release(DriverFence fence) {
          jobs.remove(fence);
          if (jobs.isEmpty()) {
            ring.close();
          }
        }
        """);
  }

  @Test
  void whatNoOpUses() {
    finds(
        """
        final Ring other = new Ring();

        void close() {
          jobs.forEach(job -> job.signal(FenceError.CANCELED));
          other.close();
        }
        """);
  }

  @Test
  void whatBelongsToTheJob() {
    finds(
        """
        static final class Job {
          final DriverFence fence = new DriverFence(null) {};
          final Ring staging = new Ring();
        }

        final ArrayDeque<Job> running = new ArrayDeque<>();

        @InterruptHandler
        void completed() {
          Job job = running.remove();
          long seen = job.staging.head();
          job.fence.signal();
          job.staging.close();
        }
        """);
  }

  @Test
  void handsOutWhatIsLeft() {
    finds(
        """
        static final class Queue {
          long size() {
            return 1;
          }

          List<DriverFence> close() {
            return List.of();
          }
        }

        private final Queue queue = new Queue();

        @EnableSignaling
        boolean enable(DriverFence fence) {
          return queue.size() > 0;
        }

        void close() {
          queue.close().forEach(DriverFence::signal);
          glue.close();
        }
        """);
  }

  @Test
  void lockedAgainstOps() {
    CHECK.finds(
        RING
            + """
            final List<DriverFence> jobs = new ArrayList<>();
            private final Ring ring = new Ring();
            private final Object gate = new Object();
            private boolean closed;

            @CheckSignaled
            boolean passed(DriverFence fence) {
              synchronized (gate) {
                return closed || ring.head() >= fence.sequence();
              }
            }

            void close() {
              jobs.forEach(job -> job.signal(FenceError.CANCELED));
              synchronized (gate) {
                closed = true;
                ring.close();
              }
            }
            """);
  }

  @Test
  void elementsOfWhatAnOpUses() {
    CHECK.finds(
        RING
            + """
            static final class Glue extends Timeline {}

            static final class Pending {
              DriverFence fence;

              void release() {}
            }

            final Glue glue = new Glue();
            final List<Pending> pending = new ArrayList<>();
            final List<Ring> rings = new ArrayList<>();

            @CheckSignaled
            boolean passed(DriverFence fence) {
              return !pending.isEmpty() && rings.get(0).head() >= fence.sequence();
            }

            void signalAll() {
              pending.forEach(each -> each.fence.signal());
            }

            void loop() {
              signalAll();
              for (Ring ring : rings) {
                // BUG: Diagnostic contains: with no quiesce between
                ring.close();
              }
            }

            void reference() {
              signalAll();
              // BUG: Diagnostic contains: with no quiesce between
              rings.forEach(Ring::close);
            }

            void quiesced() {
              signalAll();
              glue.quiesce();
              rings.forEach(ring -> ring.close());
            }

            void jobs() {
              signalAll();
              for (Pending each : pending) {
                each.release();
              }
            }
            """);
  }

  @Test
  void freedAfterTheCloseWhateverItThrows() {
    finds(
        """
        void close() {
          jobs.forEach(job -> job.signal(FenceError.CANCELED));
          try {
            glue.close();
          } finally {
            ring.close();
          }
        }

        void closeTheOtherWayRound() {
          jobs.forEach(job -> job.signal(FenceError.CANCELED));
          try {
            // BUG: Diagnostic contains: with no quiesce between
            ring.close();
          } finally {
            glue.close();
          }
        }
        """);
  }

  private static final String RING =
      """
      static final class Ring implements AutoCloseable {
        long head() {
          return 1;
        }

        @Override
        public void close() {}
      }

      """;

  private static void finds(String members) {
    CHECK.finds(
        RING
            + """
            static final class Glue extends Timeline {}

            final Glue glue = new Glue();
            final List<DriverFence> jobs = new ArrayList<>();
            private final Ring ring = new Ring();

            @CheckSignaled
            boolean passed(DriverFence fence) {
              return ring.head() >= fence.sequence();
            }

            """
            + members);
  }
}
