package dev.palisade.processor.check;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import com.google.errorprone.CompilationTestHelper;
import com.google.errorprone.bugpatterns.BugChecker;

/** Runs a check on the members of a class that uses a core of a few signatures. */
record FenceTester(Class<? extends BugChecker> check) {
  private static final String FENCE =
      """
      package dev.palisade.runtime;
      public abstract class Fence {
        public final boolean isSignaled() { return true; }
        public final boolean isDone() { return true; }
        public final FenceStatus status() { return FenceStatus.PENDING; }
        public final FenceError error() { return null; }
        public final long sequence() { return 0; }
        public final void await() throws InterruptedException {}
        public final void awaitDone() throws InterruptedException {}
        public final boolean addCallback(java.util.function.Consumer<? super Fence> callback) {
          return true;
        }
      }
      """;
  private static final String DRIVER_FENCE =
      """
      package dev.palisade.runtime;
      public class DriverFence extends Fence {
        protected DriverFence(Timeline timeline) {}
        public final Fence fence() { return this; }
        public final boolean signal() { return true; }
        public final boolean signal(FenceError error) { return true; }
      }
      """;
  private static final String TIMELINE =
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
        public final void quiesce() {}
        @Override public final void close() {}
      }
      """;
  private static final String STATUS =
      "package dev.palisade.runtime; public enum FenceStatus { PENDING, SIGNALED, FAILED }";
  private static final String ERROR =
      """
      package dev.palisade.runtime;
      public class FenceError {
        public static final FenceError CANCELED = new FenceError();
        public static final FenceError IO = new FenceError();
      }
      """;
  private static final String USER =
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

  /** Expects findings where the members say so, and nowhere else. */
  void finds(String members) {
    CompilationTestHelper.newInstance(check, FenceTester.class)
        .setArgs("-proc:none")
        .addSourceLines("Fence.java", FENCE)
        .addSourceLines("DriverFence.java", DRIVER_FENCE)
        .addSourceLines("Timeline.java", TIMELINE)
        .addSourceLines("FenceStatus.java", STATUS)
        .addSourceLines("FenceError.java", ERROR)
        .addSourceLines("User.java", USER.formatted(members))
        .doTest();
  }

  /** Expects the first fix to make of one text the other. */
  void mends(String before, String after) {
    BugCheckerRefactoringTestHelper.newInstance(check, FenceTester.class)
        .setArgs("-proc:none")
        .addInputLines("Fence.java", FENCE)
        .expectUnchanged()
        .addInputLines("DriverFence.java", DRIVER_FENCE)
        .expectUnchanged()
        .addInputLines("Timeline.java", TIMELINE)
        .expectUnchanged()
        .addInputLines("FenceStatus.java", STATUS)
        .expectUnchanged()
        .addInputLines("FenceError.java", ERROR)
        .expectUnchanged()
        .addInputLines("User.java", USER.formatted(before))
        .addOutputLines("User.java", USER.formatted(after))
        .doTest();
  }
}
