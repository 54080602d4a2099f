package dev.palisade.processor.check;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import com.google.errorprone.CompilationTestHelper;
import org.junit.jupiter.api.Test;

final class CallbackRefusalIgnoredTest {
  private static final String FENCE =
      """
      package dev.palisade.runtime;
      public interface Fence {
        boolean addCallback(FenceCallback callback);
        boolean addCallback(java.util.function.Consumer<? super Fence> callback);
      }
      """;
  private static final String CALLBACK =
      """
      package dev.palisade.runtime;
      public abstract class FenceCallback {
        public abstract void signaled(Fence fence);
      }
      """;

  @Test
  void statement() {
    finds(
        """
        void m(Fence fence, FenceCallback callback) {
          // BUG: Diagnostic contains: will never run
          fence.addCallback(callback);
        }
        """);
  }

  @Test
  void statementOfSubtype() {
    finds(
        """
        interface Job extends Fence {}

        void m(Job job) {
          // BUG: Diagnostic contains: will never run
          job.addCallback(done -> {});
        }
        """);
  }

  @Test
  void lambdaWithoutResult() {
    finds(
        """
        void m(List<Fence> fences, FenceCallback callback) {
          // BUG: Diagnostic contains: will never run
          fences.forEach(fence -> fence.addCallback(callback));
        }
        """);
  }

  @Test
  void methodReferenceWithoutResult() {
    finds(
        """
        void m(Fence fence, List<FenceCallback> callbacks) {
          // BUG: Diagnostic contains: will never run
          callbacks.forEach(fence::addCallback);
        }
        """);
  }

  @Test
  void arrowOfSwitchStatement() {
    finds(
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
    finds(
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
    finds(
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
    finds(
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
    mends(
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
    mends(
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
    mends(
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
    mends(
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
    leaves(
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

  private static void finds(String members) {
    CompilationTestHelper.newInstance(
            CallbackRefusalIgnored.class, CallbackRefusalIgnoredTest.class)
        .setArgs("-proc:none")
        .addSourceLines("Fence.java", FENCE)
        .addSourceLines("FenceCallback.java", CALLBACK)
        .addSourceLines("User.java", user(members))
        .doTest();
  }

  private static void leaves(String members) {
    mending().addInputLines("User.java", user(members)).expectUnchanged().doTest();
  }

  private static void mends(String before, String after) {
    mending()
        .addInputLines("User.java", user(before))
        .addOutputLines("User.java", user(after))
        .doTest();
  }

  private static BugCheckerRefactoringTestHelper mending() {
    return BugCheckerRefactoringTestHelper.newInstance(
            CallbackRefusalIgnored.class, CallbackRefusalIgnoredTest.class)
        .setArgs("-proc:none")
        .addInputLines("Fence.java", FENCE)
        .expectUnchanged()
        .addInputLines("FenceCallback.java", CALLBACK)
        .expectUnchanged();
  }

  private static String user(String members) {
    return """
        import dev.palisade.runtime.*;
        import java.util.List;
        import java.util.function.Consumer;

        class User {
        %s}
        """
        .formatted(members);
  }
}
