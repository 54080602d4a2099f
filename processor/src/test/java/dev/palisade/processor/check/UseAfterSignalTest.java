package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class UseAfterSignalTest {
  private final FenceTester check = FenceTester.withJobs(UseAfterSignal.class);

  @Test
  void fieldsOfTheHolder() {
    check.finds(
        """
        void m(Job job) {
          job.fence.signal();
          // BUG: Diagnostic contains: "staging" belongs to the job whose fence was signaled in line
          pool.add(job.staging);
          // BUG: Diagnostic contains: "staging" belongs to the job
          job.staging = null;
        }

        void mended(Job job) {
          pool.add(job.staging);
          job.staging = null;
          job.fence.signal();
          count++;
        }
        """);
  }

  @Test
  void fieldsOfTheFence() {
    check.finds(
        """
        void m(JobFence fence) {
          if (fences.signal(fence, 3)) {
            // BUG: Diagnostic contains: "into" belongs to the job
            fence.into = null;
          }
          count += fence.bytes;
        }
        """);
  }

  @Test
  void linksBetweenFences() {
    check.finds(
        """
        static class Linked extends DriverFence {
          final Linked first;
          Linked next;

          Linked(Timeline timeline, Linked first) {
            super(timeline);
            this.first = first;
          }
        }

        private Linked last;

        void push(Linked fence) {
          fence.next = last;
          last = fence;
        }

        void walked(Linked head) {
          while (head != null) {
            head.signal();
            // BUG: Diagnostic contains: "next" belongs to the job
            head = head.next;
          }
        }

        void mended(Linked head) {
          while (head != null) {
            Linked next = head.next;
            head.signal();
            head = next;
          }
        }

        void neverChanges(Linked fence) {
          fence.signal();
          fence.first.signal();
        }
        """);
  }

  @Test
  void buffersUnderAnotherName() {
    check.finds(
        """
        void m(Job job) {
          byte[] staging = job.staging;
          DriverFence fence = job.fence;
          fence.signal();
          // BUG: Diagnostic contains: "staging" belongs to the job
          staging[0] = 1;
          // BUG: Diagnostic contains: "chunks" belongs to the job
          job.chunks.clear();
          // BUG: Diagnostic contains: "chunks" belongs to the job
          for (byte[] chunk : job.chunks) {
            count++;
          }
        }

        void takenAwayBefore(Job job) {
          byte[] staging = job.staging;
          job.staging = null;
          job.fence.signal();
          pool.add(staging);
        }
        """);
  }

  @Test
  void inFinallyAndNextTimeRound() {
    check.finds(
        """
        void last(Job job) {
          try {
            job.fence.signal();
          } finally {
            // BUG: Diagnostic contains: "staging" belongs to the job
            job.staging = null;
          }
        }

        void walked(Job first) {
          // BUG: Diagnostic contains: "next" belongs to the job
          for (Job job = first; job != null; job = job.next) {
            job.fence.signal();
          }
        }

        void parts(Job job, int parts) {
          for (int i = 0; i < parts; i++) {
            // BUG: Diagnostic contains: "staging" belongs to the job
            job.staging[i] = 0;
            if (i == 3) {
              job.fence.signal();
            }
          }
        }
        """);
  }

  @Test
  void throughHelpers() {
    check.finds(
        """
        private void finish(Job job) {
          job.fence.signal();
        }

        private void free(Job job) {
          pool.add(job.staging);
        }

        void m(Job job) {
          finish(job);
          // BUG: Diagnostic contains: "staging" belongs to the job
          free(job);
        }

        void mended(Job job) {
          free(job);
          finish(job);
        }
        """);
  }

  @Test
  void jobsFoundByTheirFence() {
    check.finds(
        """
        void m(Map<DriverFence, Job> jobs, DriverFence fence) {
          Job job = jobs.remove(fence);
          fence.signal();
          // BUG: Diagnostic contains: "staging" belongs to the job
          job.staging = null;
        }
        """);
  }

  @Test
  void theJobItself() {
    check.finds(
        """
        static final class Task implements Runnable {
          private final DriverFence fence;
          private long[] result = new long[3];
          private long ended;

          Task(DriverFence fence) {
            this.fence = fence;
          }

          @Override
          public void run() {
            result[0] = 3;
            fence.signal();
            // BUG: Diagnostic contains: "result" belongs to the job
            result = null;
            ended = fence.sequence();
          }
        }

        byte[] scratch;

        void driver() {
          current.signal();
          scratch = null;
          current = null;
        }
        """);
  }

  @Test
  void whatDoesNotBelongToTheJob() {
    check.finds(
        """
        void m(Job job, Job other) {
          job.fence.signal();
          System.out.println(job.name);
          job.users.decrementAndGet();
          job.driver.count++;
          other.staging = null;
          other.fence.signal();
        }
        """);
  }

  @Test
  void theDriversAgainOnceDone() {
    check.finds(
        """
        void waited(Job job) throws InterruptedException {
          job.fence.signal();
          job.fence.awaitDone();
          pool.add(job.staging);
        }

        void quiesced(Job job) {
          job.fence.signal();
          fences.quiesce();
          pool.add(job.staging);
        }
        """);
  }

  @Test
  void codeThatIsRunAfterwards() {
    check.finds(
        """
        void executed(Job job, java.util.concurrent.Executor executor) {
          job.fence.signal();
          // BUG: Diagnostic contains: "staging" belongs to the job
          executor.execute(() -> pool.add(job.staging));
        }

        void started(Job job) {
          Runnable later = () -> job.staging = null;
          job.fence.signal();
          // BUG: Diagnostic contains: "staging" belongs to the job
          new Thread(later).start();
        }

        record Copy(DriverFence fence, byte[] data) {
          void fill() {
            data[0] = 1;
          }
        }

        void referredTo(Copy job, java.util.concurrent.Executor executor) {
          job.fence.signal();
          // BUG: Diagnostic contains: "data" belongs to the job
          executor.execute(job::fill);
        }
        """);
  }

  @Test
  void codeThatIsRunBeforeOrWaits() {
    check.finds(
        """
        void before(Job job) {
          Runnable now = () -> job.staging = null;
          now.run();
          job.fence.signal();
        }

        void waits(Job job, java.util.concurrent.Executor executor) {
          job.fence.signal();
          executor.execute(() -> reclaim(job));
        }

        private void reclaim(Job job) {
          if (job.fence.fence().isDone()) {
            pool.add(job.staging);
          }
        }

        void another(Job job, Job other, java.util.concurrent.Executor executor) {
          job.fence.signal();
          executor.execute(() -> pool.add(other.staging));
        }

        void whenReleased(Job job, java.util.concurrent.CompletableFuture<Void> released) {
          job.fence.signal();
          var unused = released.thenRun(() -> pool.add(job.staging));
        }
        """);
  }
}
