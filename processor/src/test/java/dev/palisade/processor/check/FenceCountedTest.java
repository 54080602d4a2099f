package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

/** Fences of jobs in several parts, the last of which signals: the others drop nothing. */
final class FenceCountedTest {
  private final FenceTester check = FenceTester.withJobs(FenceNeverSignaled.class);

  @Test
  void partsThatAreStartedInALoop() {
    check.finds(
        """
        Fence counted(List<byte[]> parts, ExecutorService executor) {
          DriverFence fence = fences.create();
          AtomicInteger left = new AtomicInteger(parts.size());
          for (byte[] part : parts) {
            executor.execute(
                () -> {
                  if (left.decrementAndGet() == 0) {
                    fence.signal();
                  }
                });
          }
          return fence.fence();
        }

        Fence theStarterIsAPart(List<byte[]> parts, ExecutorService executor) {
          DriverFence fence = fences.create();
          AtomicInteger left = new AtomicInteger(1);
          for (byte[] part : parts) {
            left.incrementAndGet();
            executor.execute(
                () -> {
                  if (left.decrementAndGet() == 0) {
                    fence.signal();
                  }
                });
          }
          if (left.decrementAndGet() == 0) {
            fence.signal();
          }
          return fence.fence();
        }
        """);
  }

  @Test
  void partsThatHaveTheDuty() {
    check.finds(
        """
        int left;

        void last(@MustSignal DriverFence fence, AtomicInteger left) {
          if (left.decrementAndGet() == 0) {
            fence.signal();
          }
        }

        void notLast(@MustSignal DriverFence fence, AtomicInteger left) {
          if (left.addAndGet(-1) > 0) {
            return;
          }
          fence.signal();
        }

        void named(@MustSignal DriverFence fence, AtomicInteger left) {
          boolean last = left.getAndDecrement() == 1;
          if (last) {
            fence.signal();
          }
        }

        void kept(@MustSignal DriverFence fence, AtomicInteger left) {
          int now = left.decrementAndGet();
          if (now == 0) {
            fence.signal();
          }
        }

        void guarded(@MustSignal DriverFence fence) {
          synchronized (this) {
            if (--left != 0) {
              return;
            }
          }
          fence.signal();
        }

        void claimed(@MustSignal DriverFence fence, AtomicBoolean claimed) {
          if (claimed.compareAndSet(false, true)) {
            fence.signal();
          }
        }
        """);
  }

  @Test
  void theLastRoundOfALoop() {
    check.finds(
        """
        void m(int parts) {
          DriverFence fence = fences.create();
          for (int i = 0; i < parts; i++) {
            count++;
            if (i == parts - 1) {
              fence.signal();
            }
          }
        }
        """);
  }

  @Test
  void whatLeavesBeforeItIsCounted() {
    check.finds(
        """
        Fence m(List<byte[]> parts, AtomicInteger left) {
          // BUG: Diagnostic contains: on the way that returns in line
          DriverFence fence = fences.create();
          if (parts.size() > 8) {
            return null;
          }
          if (left.decrementAndGet() == 0) {
            fence.signal();
          }
          return fence.fence();
        }
        """);
  }

  @Test
  void whatIsCountedForAnotherReason() {
    check.finds(
        """
        Fence limited(AtomicInteger inFlight) {
          // BUG: Diagnostic contains: on the way that returns in line
          DriverFence fence = fences.create();
          if (inFlight.incrementAndGet() > 8) {
            inFlight.decrementAndGet();
            return null;
          }
          count++;
          fence.signal();
          return fence.fence();
        }

        Fence busy(AtomicBoolean running) {
          // BUG: Diagnostic contains: on the way that returns in line
          DriverFence fence = fences.create();
          if (!running.compareAndSet(false, true)) {
            return null;
          }
          fence.signal();
          return fence.fence();
        }

        void failed(boolean ok) {
          // BUG: Diagnostic contains: comes to the end
          DriverFence fence = fences.create();
          int error = 0;
          if (!ok) {
            error = 5;
          }
          count++;
          if (error == 0) {
            fence.signal();
          }
        }
        """);
  }

  @Test
  void aRoundThatHandsNothingOn() {
    check.finds(
        """
        Fence m(List<byte[]> parts) {
          // BUG: Diagnostic contains: on the way that returns in line
          DriverFence fence = fences.create();
          for (byte[] part : parts) {
            if (part.length > 0) {
              open.add(fence);
            }
          }
          return fence.fence();
        }
        """);
  }
}
