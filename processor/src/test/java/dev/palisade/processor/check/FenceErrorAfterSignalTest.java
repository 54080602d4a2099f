package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class FenceErrorAfterSignalTest {
  private final FenceTester check = FenceTester.withJobs(FenceErrorAfterSignal.class);

  @Test
  void afterSuccess() {
    check.finds(
        """
        void m(DriverFence fence, int result) {
          fence.signal();
          if (result < 0) {
            // BUG: Diagnostic contains: nobody will ever see this error
            fence.signal(FenceError.IO);
          }
        }

        void mended(DriverFence fence, int result) {
          if (result < 0) {
            fence.signal(FenceError.IO);
          } else {
            fence.signal();
          }
        }
        """);
  }

  @Test
  void inFinally() {
    check.finds(
        """
        void m(DriverFence fence, Runnable work) {
          try {
            work.run();
            fence.signal();
          } finally {
            // BUG: Diagnostic contains: nobody will ever see this error
            fence.signal(FenceError.IO);
          }
        }

        void mended(DriverFence fence, Runnable work) {
          try {
            work.run();
            fence.signal();
          } finally {
            if (!fence.isSignaled()) {
              fence.signal(FenceError.IO);
            }
          }
        }
        """);
  }

  @Test
  void inAHandlerOfWhatComesAfterTheSignal() {
    check.finds(
        """
        void m(DriverFence fence) {
          try {
            fence.signal();
            device.push(3);
          } catch (IOException e) {
            // BUG: Diagnostic contains: nobody will ever see this error
            fence.signal(FenceError.IO);
          }
        }

        void mended(DriverFence fence) {
          try {
            device.push(3);
            fence.signal();
          } catch (IOException e) {
            fence.signal(FenceError.IO);
          }
        }
        """);
  }

  @Test
  void whatNobodyDeclaresToThrowDoesNotCount() {
    check.finds(
        """
        void m(DriverFence fence, Runnable work) {
          try {
            fence.signal();
            work.run();
          } catch (RuntimeException e) {
            fence.signal(FenceError.IO);
          }
        }
        """);
  }

  @Test
  void knownFromAQuestion() {
    check.finds(
        """
        void m(DriverFence fence) {
          if (fence.isSignaled()) {
            // BUG: Diagnostic contains: is known to be signaled here
            fence.signal(FenceError.IO);
          }
        }
        """);
  }

  @Test
  void errorForEachFailure() {
    check.finds(
        """
        void m(DriverFence fence, List<Integer> results) {
          for (int result : results) {
            if (result < 0) {
              // BUG: Diagnostic contains: the last time round the loop
              fence.signal(FenceError.IO);
            }
          }
        }

        void mended(DriverFence fence, List<Integer> results) {
          for (int result : results) {
            if (result < 0) {
              fence.signal(FenceError.IO);
              return;
            }
          }
          fence.signal();
        }
        """);
  }
}
