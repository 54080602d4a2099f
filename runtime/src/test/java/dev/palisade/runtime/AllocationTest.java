package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What allocates nothing, by this thread's own count of bytes, and what does not grow. */
@Timeout(120)
class AllocationTest {
  private static final int TIMES = 10_000;

  /** What counting takes more or less, once a pass, as the JIT sees fit: a box or two. */
  private static final long BOXES = 48;

  private static final Object THREADS;
  private static final Method COUNT;

  static {
    try { // by reflection: the module that is tested does not read the one that counts
      THREADS =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      COUNT =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getThreadAllocatedBytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static long count() {
    try {
      return (long) COUNT.invoke(THREADS, Thread.currentThread().getId());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static final FenceCallback NODE =
      new FenceCallback() {
        @Override
        public void signaled(Fence fence) {}
      };

  /**
   * Without what counting takes, but for {@link #BOXES}. The least of a few passes: the first ones
   * load classes.
   */
  private static long allocated(Runnable action) {
    return leastOf(action) - leastOf(() -> {});
  }

  private static long leastOf(Runnable action) {
    long bytes = Long.MAX_VALUE;
    for (int pass = 0; pass < 20; pass++) {
      long before = count();
      for (int i = 0; i < TIMES; i++) {
        action.run();
      }
      bytes = Math.min(bytes, count() - before);
    }
    return bytes;
  }

  /** The count counts, or the tests below would pass by themselves. */
  @Test
  void countSeesAllocation() {
    Object[] kept = new Object[1];
    assertTrue(allocated(() -> kept[0] = new int[4]) >= TIMES * 16L);
  }

  @Test
  void addAndRemoveAllocateNothing() {
    Fence fence = new TestTimeline().create();
    long bytes =
        allocated(
            () -> {
              assertTrue(fence.addCallback(NODE));
              assertTrue(fence.removeCallback(NODE));
            });
    assertTrue(bytes <= BOXES, bytes + " bytes");
  }

  /** Adding to a fence, signaling it and running the callback: nothing but the fence itself. */
  @Test
  void signalAllocatesNothing() {
    Timeline timeline = new TestTimeline();
    long fences = allocated(timeline::create);
    long bytes =
        allocated(
            () -> {
              DriverFence fence = timeline.create();
              assertTrue(fence.addCallback(NODE));
              assertTrue(fence.signal());
            });
    assertTrue(bytes <= fences + BOXES, bytes + " bytes, " + fences + " of them for the fences");
  }

  @Test
  void opsAllocateNothing() {
    Fence fence = new TestTimeline(FenceOp.TIMELINE_NAME).create();
    long bytes = allocated(() -> assertEquals("ring 0", fence.timelineName()));
    assertTrue(bytes <= BOXES, bytes + " bytes");
  }

  /** A million waits that time out leave nothing behind, neither in the fence nor in the driver. */
  @Test
  void timeOutsDoNotAccumulate() throws InterruptedException {
    DriverFence fence = new TestTimeline().create();
    Duration moment = Duration.ofNanos(1);
    for (int i = 0; i < 1_000_000; i++) {
      assertFalse(fence.await(moment));
    }
    assertFalse(fence.getStateAcquire() instanceof FenceCallback, "a waiter was left in the list");
    assertTrue(fence.addCallback(NODE));
    assertTrue(NODE.getNextOpaque() == FenceWord.ARMED, "a waiter was left below");
    assertTrue(fence.signal());
  }
}
