package dev.palisade.processor.check;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import com.google.errorprone.CompilationTestHelper;
import com.google.errorprone.bugpatterns.BugChecker;
import java.util.Map;
import java.util.TreeMap;

/** Runs a check on the members of a class, beside just enough of the core. */
final class Fences {
  private static final Map<String, String> CORE =
      new TreeMap<>(
          Map.of(
              "Fence.java",
              """
              package dev.palisade.runtime;
              import java.time.Duration;
              public abstract class Fence {
                public final boolean isSignaled() { return true; }
                public final boolean isDone() { return true; }
                public final FenceStatus status() { return FenceStatus.SIGNALED; }
                public final void await() throws InterruptedException {}
                public final boolean await(Duration limit) throws InterruptedException { return true; }
                public final void awaitDone() throws InterruptedException {}
                public final boolean awaitDone(Duration limit) throws InterruptedException { return true; }
                public final void enableSignaling() {}
                public final boolean addCallback(FenceCallback callback) { return true; }
                public final boolean addCallback(java.util.function.Consumer<? super Fence> callback) {
                  return true;
                }
                public final boolean removeCallback(FenceCallback callback) { return true; }
                public final long sequence() { return 1; }
              }
              """,
              "DriverFence.java",
              """
              package dev.palisade.runtime;
              public class DriverFence extends Fence {
                public final Fence fence() { return this; }
                public final boolean signal() { return true; }
                public final boolean signal(FenceError error) { return true; }
              }
              """,
              "FenceCallback.java",
              """
              package dev.palisade.runtime;
              public abstract class FenceCallback {
                public abstract void signaled(Fence fence);
              }
              """,
              "FenceStatus.java",
              """
              package dev.palisade.runtime;
              public enum FenceStatus { PENDING, SIGNALED, FAILED }
              """,
              "FenceError.java",
              """
              package dev.palisade.runtime;
              public final class FenceError {
                public static final FenceError CANCELED = new FenceError();
              }
              """,
              "Timeline.java",
              """
              package dev.palisade.runtime;
              public abstract class Timeline {
                public final DriverFence create() { return new DriverFence(); }
                protected boolean enableSignaling(DriverFence fence) { return true; }
                public final void quiesce() {}
                public final void close() {}
              }
              """,
              "FenceArray.java",
              """
              package dev.palisade.runtime;
              public abstract class FenceArray extends Fence {
                public static FenceArray all(Fence... fences) { return null; }
                public final java.util.List<Fence> children() { return null; }
              }
              """,
              "SoftwareTimeline.java",
              """
              package dev.palisade.runtime;
              public final class SoftwareTimeline {
                public Fence at(long point) { return null; }
              }
              """));

  private Fences() {}

  /** Compiles the members; comments in them say where the check finds something. */
  static void finds(Class<? extends BugChecker> check, String members) {
    CompilationTestHelper helper =
        CompilationTestHelper.newInstance(check, Fences.class).setArgs("-proc:none");
    CORE.forEach(helper::addSourceLines);
    helper.addSourceLines("User.java", user(members)).doTest();
  }

  /** Applies the check's fixes. */
  static void mends(Class<? extends BugChecker> check, String before, String after) {
    BugCheckerRefactoringTestHelper helper =
        BugCheckerRefactoringTestHelper.newInstance(check, Fences.class).setArgs("-proc:none");
    CORE.forEach((name, source) -> helper.addInputLines(name, source).expectUnchanged());
    helper
        .addInputLines("User.java", user(before))
        .addOutputLines("User.java", user(after))
        .doTest();
  }

  private static String user(String members) {
    return """
        import dev.palisade.annotations.*;
        import dev.palisade.runtime.*;
        import java.time.Duration;
        import java.util.*;
        import java.util.concurrent.CountDownLatch;

        @FenceDriver(name = "user")
        class User {
        %s}
        """
        .formatted(members);
  }
}
