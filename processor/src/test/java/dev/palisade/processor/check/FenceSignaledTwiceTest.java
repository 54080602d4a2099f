package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class FenceSignaledTwiceTest {
  private final FenceTester check = FenceTester.withJobs(FenceSignaledTwice.class);

  @Test
  void sameObjectUnderSeveralNames() {
    check.finds(
        """
        record Done(DriverFence fence) {}

        void local(DriverFence fence) {
          DriverFence same = fence;
          fence.signal();
          // BUG: Diagnostic contains: was signaled before, in line
          same.signal();
        }

        void field(Job job) {
          DriverFence fence = job.fence;
          fence.signal();
          // BUG: Diagnostic contains: was signaled before
          job.fence.signal();
        }

        void accessor(Done done) {
          done.fence().signal();
          // BUG: Diagnostic contains: was signaled before
          done.fence().signal();
        }

        void element(DriverFence[] array, List<DriverFence> list, int i) {
          array[0].signal();
          // BUG: Diagnostic contains: was signaled before
          array[0].signal();
          list.get(i).signal();
          // BUG: Diagnostic contains: was signaled before
          list.get(i).signal();
        }

        void own() {
          current.signal();
          // BUG: Diagnostic contains: was signaled before
          current.signal();
        }
        """);
  }

  @Test
  void oneWayOnly() {
    check.finds(
        """
        void branch(DriverFence fence, boolean early) {
          if (early) {
            fence.signal();
          }
          // BUG: Diagnostic contains: was signaled before
          fence.signal();
        }

        void fallsThrough(DriverFence fence, int kind) {
          switch (kind) {
            case 0:
              fence.signal(FenceError.IO);
            case 1:
              // BUG: Diagnostic contains: was signaled before
              fence.signal();
              break;
            default:
              count++;
          }
        }

        void handled(DriverFence fence, Runnable work) {
          try {
            work.run();
          } catch (RuntimeException e) {
            fence.signal(FenceError.IO);
          }
          // BUG: Diagnostic contains: was signaled before
          fence.signal();
        }
        """);
  }

  @Test
  void againInALoop() {
    check.finds(
        """
        void each(DriverFence batch, List<Integer> results) {
          for (int result : results) {
            count += result;
            // BUG: Diagnostic contains: the last time round the loop
            batch.signal();
          }
        }

        void lambda(DriverFence batch, List<Integer> results) {
          // BUG: Diagnostic contains: the last time round the loop
          results.forEach(result -> batch.signal());
        }
        """);
  }

  @Test
  void throughAHelper() {
    check.finds(
        """
        private void finish(DriverFence fence) {
          if (count > 3) {
            fence.signal(FenceError.IO);
            return;
          }
          fence.signal();
        }

        private void perhaps(DriverFence fence) {
          if (count > 3) {
            fence.signal();
          }
        }

        void m(DriverFence fence) {
          finish(fence);
          // BUG: Diagnostic contains: was signaled before
          fence.signal();
        }

        void unknown(DriverFence fence) {
          perhaps(fence);
          fence.signal();
        }
        """);
  }

  @Test
  void withPayload() {
    check.finds(
        """
        void m(JobFence fence) {
          fences.signal(fence, 3);
          // BUG: Diagnostic contains: was signaled before
          fence.signal();
        }

        void lost(JobFence fence) {
          if (!fences.signal(fence, 3)) {
            fence.signal();
          }
        }
        """);
  }

  @Test
  void resultsAreKnown() {
    check.finds(
        """
        void won(DriverFence fence) {
          if (fence.signal()) {
            count++;
          }
          // BUG: Diagnostic contains: was signaled before
          fence.signal();
        }

        void asked(DriverFence fence) {
          if (!fence.isSignaled()) {
            fence.signal();
          }
          if (fence.status() == FenceStatus.PENDING) {
            fence.signal();
          }
        }
        """);
  }

  @Test
  void onceOnEachWay() {
    check.finds(
        """
        void branches(DriverFence fence, boolean ok) {
          boolean won = ok ? fence.signal() : fence.signal(FenceError.IO);
          if (ok) {
            current.signal();
          } else {
            current.signal(FenceError.IO);
          }
        }

        void tried(DriverFence fence, Runnable work) {
          try {
            work.run();
            fence.signal();
          } catch (RuntimeException e) {
            fence.signal(FenceError.IO);
          }
        }

        void flagged(DriverFence fence, List<Integer> results) {
          boolean sent = false;
          for (int result : results) {
            if (result < 0 && !sent) {
              fence.signal(FenceError.IO);
              sent = true;
            }
          }
          if (!sent) {
            fence.signal();
          }
        }

        void correlated(DriverFence fence, int result) {
          if (result < 0) {
            fence.signal(FenceError.IO);
          }
          count++;
          if (result >= 0) {
            fence.signal();
          }
        }

        void told(DriverFence fence, FenceStatus status) {
          if (status == FenceStatus.SIGNALED) {
            fence.signal();
          }
          if (status == FenceStatus.FAILED) {
            fence.signal();
          }
        }
        """);
  }

  @Test
  void anotherFenceEachTime() {
    check.finds(
        """
        void m(List<DriverFence> all, Job first, DriverFence[] slots) {
          for (DriverFence fence : all) {
            fence.signal();
          }
          all.forEach(fence -> fence.signal());
          for (Job job = first; job != null; job = job.next) {
            job.fence.signal();
          }
          for (int i = 0; i < slots.length; i++) {
            slots[i].signal();
          }
          while (!open.isEmpty()) {
            open.remove().signal();
          }
          DriverFence head;
          while ((head = open.poll()) != null) {
            head.signal();
          }
          current.signal();
          advance();
          current.signal();
        }

        void ring(Job[] ring, int head, int tail) {
          while (head != tail) {
            Job done = ring[head % 8];
            ring[head++ % 8] = null;
            done.fence.signal();
          }
          while (head != 0) {
            Job last = ring[--head];
            last.fence.signal();
            // BUG: Diagnostic contains: was signaled before
            ring[head].fence.signal();
          }
        }

        private void advance() {
          current = open.remove();
        }
        """);
  }

  @Test
  void theLastPartSignals() {
    check.finds(
        """
        void counted(DriverFence fence, int parts) {
          int left = parts;
          while (left > 0) {
            if (--left == 0) {
              fence.signal();
            }
          }
          for (int i = 0; i < parts; i++) {
            if (i == parts - 1) {
              current.signal();
            }
          }
        }

        void atomic(DriverFence fence, List<Integer> parts, AtomicInteger left) {
          for (int part : parts) {
            if (left.decrementAndGet() == 0) {
              fence.signal();
            }
          }
        }

        void field(DriverFence fence, List<Integer> parts) {
          for (int part : parts) {
            if (part > 0 && --count == 0) {
              fence.signal();
            }
          }
        }

        void raced(DriverFence fence, AtomicBoolean once) {
          if (once.compareAndSet(false, true)) {
            fence.signal();
          }
          if (once.compareAndSet(false, true)) {
            fence.signal(FenceError.IO);
          }
        }
        """);
  }

  @Test
  void dropsASignalThatAlwaysComesSecond() {
    check.mends(
        """
        void m(DriverFence fence) {
          fence.signal();
          count++;
          fence.signal();
        }
        """,
        """
        void m(DriverFence fence) {
          fence.signal();
          count++;
        }
        """);
  }

  @Test
  void keepsASignalThatMayComeFirst() {
    String unchanged =
        """
        void m(DriverFence fence, boolean early) {
          if (early) {
            fence.signal();
          }
          fence.signal();
        }
        """;
    check.mends(unchanged, unchanged);
  }
}
