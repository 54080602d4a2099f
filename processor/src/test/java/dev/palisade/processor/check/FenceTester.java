package dev.palisade.processor.check;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import com.google.errorprone.CompilationTestHelper;
import com.google.errorprone.bugpatterns.BugChecker;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a check on the members of a class, beside just enough of the core.
 *
 * @param check the check
 * @param user the class, but for its members
 */
record FenceTester(Class<? extends BugChecker> check, String user) {
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
                public final FenceError error() { return null; }
                public final long sequence() { return 1; }
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
              }
              """,
              "DriverFence.java",
              """
              package dev.palisade.runtime;
              public class DriverFence extends Fence {
                protected DriverFence(Timeline timeline) {}
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
              "package dev.palisade.runtime; public enum FenceStatus { PENDING, SIGNALED, FAILED }",
              "FenceError.java",
              """
              package dev.palisade.runtime;
              public class FenceError {
                public static final FenceError CANCELED = new FenceError();
                public static final FenceError IO = new FenceError();
              }
              """,
              "Timeline.java",
              """
              package dev.palisade.runtime;
              import dev.palisade.annotations.MustSignal;
              import java.util.function.Function;
              public abstract class Timeline implements AutoCloseable {
                @MustSignal public final DriverFence create() { return null; }
                @MustSignal
                public final <F extends DriverFence> F create(
                    Function<? super Timeline, ? extends F> constructor) {
                  return constructor.apply(this);
                }
                protected boolean enableSignaling(DriverFence fence) { return true; }
                public final void quiesce() {}
                @Override public final void close() {}
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

  private static final String DRIVER =
      """
      import dev.palisade.annotations.*;
      import dev.palisade.runtime.*;
      import java.time.Duration;
      import java.util.*;
      import java.util.concurrent.CountDownLatch;
      import java.util.function.Consumer;

      @FenceDriver(name = "user")
      class User {
      %s}
      """;

  private static final String JOBS =
      """
      import dev.palisade.annotations.*;
      import dev.palisade.runtime.*;
      import java.io.IOException;
      import java.nio.ByteBuffer;
      import java.util.*;
      import java.util.concurrent.ExecutorService;
      import java.util.concurrent.atomic.*;

      class User {
        abstract static class Fences extends Timeline {
          boolean signal(JobFence fence, long bytes) {
            return true;
          }
        }

        static class JobFence extends DriverFence {
          @PublishedBySignal long bytes;
          ByteBuffer into;

          JobFence(Timeline timeline) {
            super(timeline);
          }
        }

        static class Job {
          final DriverFence fence;
          final String name = "job";
          final List<byte[]> chunks = new ArrayList<>();
          final AtomicInteger users = new AtomicInteger();
          final User driver;
          byte[] staging;
          Job next;

          Job(User driver, DriverFence fence) {
            this.driver = driver;
            this.fence = fence;
          }

          void start(byte[] from, Job after) {
            staging = from;
            next = after;
          }
        }

        interface Device {
          void push(long word) throws IOException;
        }

        Fences fences;
        Device device;
        Queue<DriverFence> open;
        Queue<byte[]> pool;
        DriverFence current;
        long count;

      %s}
      """;

  /** Of a driver that has no members yet. */
  FenceTester(Class<? extends BugChecker> check) {
    this(check, DRIVER);
  }

  /** Of a class that has jobs with fences, a device and fences of its own. */
  static FenceTester withJobs(Class<? extends BugChecker> check) {
    return new FenceTester(check, JOBS);
  }

  /** Expects findings where comments in the members say so, and nowhere else. */
  void finds(String members) {
    CompilationTestHelper helper =
        CompilationTestHelper.newInstance(check, FenceTester.class).setArgs("-proc:none");
    CORE.forEach(helper::addSourceLines);
    helper.addSourceLines("User.java", user.formatted(members)).doTest();
  }

  /** Expects the first fix to make of one text the other. */
  void mends(String before, String after) {
    BugCheckerRefactoringTestHelper helper =
        BugCheckerRefactoringTestHelper.newInstance(check, FenceTester.class).setArgs("-proc:none");
    CORE.forEach((name, source) -> helper.addInputLines(name, source).expectUnchanged());
    helper
        .addInputLines("User.java", user.formatted(before))
        .addOutputLines("User.java", user.formatted(after))
        .doTest();
  }

  /** Expects that there is no fix. */
  void leaves(String members) {
    mends(members, members);
  }
}
