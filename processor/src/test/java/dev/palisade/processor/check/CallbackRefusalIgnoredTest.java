package dev.palisade.processor.check;

import org.junit.jupiter.api.Test;

final class CallbackRefusalIgnoredTest {
  private static final FenceTester CHECK = new FenceTester(CallbackRefusalIgnored.class);

  @Test
  void statement() {
    CHECK.finds(
        """
        void m(Fence fence, FenceCallback callback) {
          // BUG: Diagnostic contains: will never run
          fence.addCallback(callback);
        }
        """);
  }

  @Test
  void statementOfSubtype() {
    CHECK.finds(
        """
        abstract static class Job extends Fence {}

        void m(Job job) {
          // BUG: Diagnostic contains: will never run
          job.addCallback(done -> {});
        }
        """);
  }

  @Test
  void keptForNobody() {
    CHECK.finds(
        """
        void m(Fence fence, FenceCallback callback) {
          // BUG: Diagnostic contains: will never run
          boolean added = fence.addCallback(callback);
          boolean unused = fence.addCallback(callback);
          boolean asked = fence.addCallback(callback);
          System.out.println(asked);
        }
        """);
  }

  @Test
  void lambdaWithoutResult() {
    CHECK.finds(
        """
        void m(List<Fence> fences, FenceCallback callback) {
          // BUG: Diagnostic contains: will never run
          fences.forEach(fence -> fence.addCallback(callback));
        }
        """);
  }

  @Test
  void methodReferenceWithoutResult() {
    CHECK.finds(
        """
        void m(Fence fence, List<FenceCallback> callbacks) {
          // BUG: Diagnostic contains: will never run
          callbacks.forEach(fence::addCallback);
        }
        """);
  }

  @Test
  void arrowOfSwitchStatement() {
    CHECK.finds(
        """
        void m(int kind, Fence fence, FenceCallback callback) {
          switch (kind) {
            // BUG: Diagnostic contains: will never run
            case 1 -> fence.addCallback(callback);
            default -> {}
          }
        }
        """);
  }

  @Test
  void answerUsed() {
    CHECK.finds(
        """
        boolean m(Fence fence, FenceCallback callback) {
          if (!fence.addCallback(callback)) {
            callback.signaled(fence);
          }
          boolean queued = fence.addCallback(callback);
          return queued || fence.addCallback(callback);
        }
        """);
  }

  @Test
  void answerReturnedByLambda() {
    CHECK.finds(
        """
        boolean m(List<Fence> fences, FenceCallback callback) {
          return fences.stream().allMatch(fence -> fence.addCallback(callback));
        }

        boolean n(Fence fence, List<FenceCallback> callbacks) {
          return callbacks.stream().allMatch(fence::addCallback);
        }

        boolean o(int kind, Fence fence, FenceCallback callback) {
          return switch (kind) {
            case 1 -> fence.addCallback(callback);
            default -> true;
          };
        }
        """);
  }

  @Test
  void namesake() {
    CHECK.finds(
        """
        interface Bus {
          boolean addCallback(Runnable callback);
        }

        void m(Bus bus, Runnable callback) {
          bus.addCallback(callback);
        }
        """);
  }

  @Test
  void fixRunsCallback() {
    CHECK.mends(
        """
        void m(Fence fence, FenceCallback callback) {
          fence.addCallback(callback);
        }
        """,
        """
        void m(Fence fence, FenceCallback callback) {
          if (!fence.addCallback(callback)) {
            callback.signaled(fence);
          }
        }
        """);
  }

  @Test
  void fixRunsConsumer() {
    CHECK.mends(
        """
        Consumer<Fence> free;

        void m(Fence fence) {
          fence.addCallback(this.free);
        }
        """,
        """
        Consumer<Fence> free;

        void m(Fence fence) {
          if (!fence.addCallback(this.free)) {
            this.free.accept(fence);
          }
        }
        """);
  }

  @Test
  void fixInLambda() {
    CHECK.mends(
        """
        void m(List<Fence> fences, FenceCallback callback) {
          fences.forEach(fence -> fence.addCallback(callback));
        }
        """,
        """
        void m(List<Fence> fences, FenceCallback callback) {
          fences.forEach(
              fence -> {
                if (!fence.addCallback(callback)) {
                  callback.signaled(fence);
                }
              });
        }
        """);
  }

  @Test
  void fixKeepsElseWithItsIf() {
    CHECK.mends(
        """
        void m(boolean wanted, Fence fence, FenceCallback callback) {
          if (wanted) fence.addCallback(callback);
          else callback.signaled(fence);
        }
        """,
        """
        void m(boolean wanted, Fence fence, FenceCallback callback) {
          if (wanted) {
            if (!fence.addCallback(callback)) {
              callback.signaled(fence);
            }
          } else callback.signaled(fence);
        }
        """);
  }

  @Test
  void noFixWhereSomethingWouldRunTwice() {
    CHECK.leaves(
        """
        Fence next() {
          throw new UnsupportedOperationException();
        }

        void m(Fence fence, FenceCallback callback) {
          next().addCallback(callback);
          fence.addCallback(done -> {});
          for (int i = 0; i < 9; fence.addCallback(callback)) {
            i++;
          }
        }
        """);
  }
}
