package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class FenceNeverSignaledTest {
  private final FenceTester check = FenceTester.withJobs(FenceNeverSignaled.class);

  @Test
  void earlyReturn() {
    check.finds(
        """
        Fence m(boolean full) {
          // BUG: Diagnostic contains: on the way that returns in line
          DriverFence fence = fences.create();
          if (full) {
            return null;
          }
          open.add(fence);
          return fence.fence();
        }
        """);
  }

  @Test
  void explicitThrow() {
    check.finds(
        """
        void m(int size) {
          // BUG: Diagnostic contains: leaves with an exception in line
          DriverFence fence = fences.create();
          if (size < 0) {
            throw new IllegalArgumentException();
          }
          open.add(fence);
        }
        """);
  }

  @Test
  void declaredExceptionOfWhatIsCalled() {
    check.finds(
        """
        void m() throws IOException {
          // BUG: Diagnostic contains: leaves with an exception in line
          DriverFence fence = fences.create();
          device.push(3);
          open.add(fence);
        }

        void mended() throws IOException {
          DriverFence fence = fences.create();
          boolean pushed = false;
          try {
            device.push(3);
            pushed = true;
          } finally {
            if (pushed) {
              open.add(fence);
            } else {
              fence.signal(FenceError.IO);
            }
          }
        }
        """);
  }

  @Test
  void handlerThatForgetsTheFence() {
    check.finds(
        """
        void m(Runnable work) {
          // BUG: Diagnostic contains: comes to the end
          DriverFence fence = fences.create();
          try {
            work.run();
            open.add(fence);
          } catch (RuntimeException e) {
            count++;
          }
        }
        """);
  }

  @Test
  void caseThatForgetsTheFence() {
    check.finds(
        """
        void m(int kind) {
          // BUG: Diagnostic contains: comes to the end
          DriverFence fence = fences.create();
          switch (kind) {
            case 0 -> open.add(fence);
            case 1 -> fence.signal();
            default -> count++;
          }
        }

        void mended(FenceStatus status) {
          DriverFence fence = fences.create();
          switch (status) {
            case PENDING:
              open.add(fence);
              break;
            case SIGNALED:
              fence.signal();
              break;
            case FAILED:
              fence.signal(FenceError.IO);
              break;
          }
        }
        """);
  }

  @Test
  void loopThatOverwritesTheLast() {
    check.finds(
        """
        void m(int[] jobs) {
          DriverFence fence = null;
          for (int job : jobs) {
            // BUG: Diagnostic contains: dropped unsignaled
            fence = fences.create();
          }
          if (fence != null) {
            fence.signal();
          }
        }

        void mended(int[] jobs) {
          DriverFence last = null;
          for (int job : jobs) {
            DriverFence fence = fences.create();
            if (last != null) {
              last.signal();
            }
            last = fence;
          }
          if (last != null) {
            last.signal();
          }
        }
        """);
  }

  @Test
  void consumersCannotSignal() {
    check.finds(
        """
        Fence returned() {
          // BUG: Diagnostic contains: dropped unsignaled
          return fences.create().fence();
        }

        void looked(ExecutorService executor) {
          // BUG: Diagnostic contains: dropped unsignaled
          DriverFence fence = fences.create();
          System.out.println("made " + fence);
          executor.execute(() -> System.out.println(fence.sequence()));
        }

        Fence upcast() {
          // BUG: Diagnostic contains: dropped unsignaled
          return fences.create();
        }
        """);
  }

  @Test
  void dutyOfConstructorAnnotationAndHelper() {
    check.finds(
        """
        void constructed() {
          // BUG: Diagnostic contains: dropped unsignaled
          new JobFence(fences);
        }

        // BUG: Diagnostic contains: dropped unsignaled
        void taken(@MustSignal DriverFence fence) {
          if (count > 3) {
            open.add(fence);
          }
        }

        private DriverFence next() {
          DriverFence fence = fences.create();
          count = fence.sequence();
          return fence;
        }

        void helped() {
          // BUG: Diagnostic contains: dropped unsignaled
          DriverFence fence = next();
          count++;
        }
        """);
  }

  @Test
  void refusedByAQueue() {
    check.finds(
        """
        // BUG: Diagnostic contains: dropped unsignaled
        void m(@MustSignal DriverFence fence) {
          if (!open.offer(fence)) {
            count++;
          }
        }

        void mended(@MustSignal DriverFence fence) {
          if (!open.offer(fence)) {
            fence.signal(FenceError.CANCELED);
          }
        }
        """);
  }

  @Test
  void lambda() {
    check.finds(
        """
        void m(ExecutorService executor) {
          executor.execute(
              () -> {
                // BUG: Diagnostic contains: dropped unsignaled
                DriverFence fence = fences.create();
                if (count > 3) {
                  open.add(fence);
                }
              });
          // BUG: Diagnostic contains: dropped unsignaled
          executor.execute(() -> fences.create());
        }
        """);
  }

  @Test
  void handedOn() {
    check.finds(
        """
        Map<Long, DriverFence> byTag;
        DriverFence[] slots;

        DriverFence returned() {
          return fences.create();
        }

        void stored(int slot) {
          current = fences.create();
          slots[slot] = fences.create();
          byTag.put(3L, fences.create());
          Job job = new Job(this, fences.create());
        }

        void passed(ExecutorService executor) {
          DriverFence one = fences.create();
          DriverFence other = fences.create();
          DriverFence third = fences.create();
          executor.execute(() -> one.signal());
          executor.execute(other::signal);
          executor.execute(
              new Runnable() {
                @Override
                public void run() {
                  third.signal();
                }
              });
        }

        List<JobFence> listed() {
          return List.of(fences.create(JobFence::new), fences.create(t -> new JobFence(t)));
        }

        void closed() {
          try (Fences own = new Fences() {}) {
            DriverFence fence = own.create();
            fence.addCallback(done -> count++);
          }
        }
        """);
  }

  @Test
  void knownToBeNothing() {
    check.finds(
        """
        void m(boolean wanted) {
          DriverFence fence = wanted ? fences.create() : null;
          count++;
          if (fence == null) {
            return;
          }
          fence.signal();
        }

        void correlated(boolean wanted) {
          DriverFence fence = null;
          if (wanted) {
            fence = fences.create();
          }
          count++;
          if (wanted) {
            fence.signal();
          }
        }
        """);
  }

  @Test
  void onlyANameSaysSo() {
    check.finds(
        """
        interface Maker {
          DriverFence create(long sequence);

          DriverFence newest();

          DriverFence lookUp();
        }

        void m(Maker maker) {
          // BUG: Diagnostic contains: dropped unsignaled
          DriverFence made = maker.create(3);
          DriverFence known = maker.newest();
          DriverFence found = maker.lookUp();
        }
        """);
  }

  @Test
  void signalsBeforeEachWayOut() {
    check.mends(
        """
        Fence m(int size) {
          DriverFence fence = fences.create();
          if (size > 9) {
            return null;
          }
          if (size < 0) throw new IllegalArgumentException();
          open.add(fence);
          return fence.fence();
        }
        """,
        """
        Fence m(int size) {
          DriverFence fence = fences.create();
          if (size > 9) {
            fence.signal(FenceError.CANCELED);
            return null;
          }
          if (size < 0) {
            fence.signal(FenceError.CANCELED);
            throw new IllegalArgumentException();
          }
          open.add(fence);
          return fence.fence();
        }
        """);
  }

  @Test
  void noFixWhereTheResultIsTheFence() {
    String unchanged =
        """
        Fence m(boolean full) {
          DriverFence fence = fences.create();
          if (full) {
            return fence.fence();
          }
          open.add(fence);
          return fence.fence();
        }
        """;
    check.mends(unchanged, unchanged);
  }
}
