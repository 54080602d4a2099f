package dev.palisade.runtime.interleave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What waits, in many interleavings: Lincheck fails a program that hangs in one of them, as it does
 * one that throws.
 */
@Tag("interleaving")
@Timeout(300)
class WaitInterleavingTest {
  private static final int INVOCATIONS = 60;

  /** A driver that may say that every job is over. */
  private static final class Ring extends Timeline {
    boolean late;
    int armed;

    Ring(FenceOp... ops) {
      super("ring", Set.of(ops), false);
    }

    @Override
    protected boolean enableSignaling(DriverFence fence) {
      armed++;
      return !late;
    }
  }

  private static final class Counter extends FenceCallback {
    int runs;

    @Override
    public void signaled(Fence fence) {
      runs++;
    }
  }

  /** A waiter is woken, whenever it comes. */
  @Test
  void signalWakes() {
    explore(
        () -> {
          DriverFence fence = new Ring().create();
          together(
              () -> {
                fence.await();
                return fence.isSignaled();
              },
              fence::signal);
        });
  }

  /** Both of two waiters are woken. */
  @Test
  void signalWakesAll() {
    explore(
        () -> {
          DriverFence fence = new Ring().create();
          Callable<Boolean> waiter =
              () -> {
                fence.await();
                return fence.isSignaled();
              };
          together(waiter, waiter, fence::signal);
        });
  }

  /** Who waited for DONE finds that the callback has returned. */
  @Test
  void doneComesAfterCallbacks() {
    explore(
        () -> {
          DriverFence fence = new Ring().create();
          Counter node = new Counter();
          assertTrue(fence.addCallback(node));
          together(
              () -> {
                fence.awaitDone();
                return node.runs == 1;
              },
              fence::signal);
        });
  }

  /** A callback is taken back, or has returned when the answer false comes. */
  @Test
  void refusedRemovalHasWaited() {
    explore(
        () -> {
          DriverFence fence = new Ring().create();
          Counter node = new Counter();
          assertTrue(fence.addCallback(node));
          together(
              () -> {
                int runs = fence.removeCallback(node) ? 0 : 1;
                return node.runs == runs;
              },
              fence::signal);
        });
  }

  /** A callback that signals another fence wakes who waits for that one. */
  @Test
  void nestedSignalWakes() {
    explore(
        () -> {
          Ring ring = new Ring();
          DriverFence outer = ring.create();
          DriverFence inner = ring.create();
          assertTrue(outer.addCallback(fence -> inner.signal()));
          together(
              () -> {
                inner.awaitDone();
                return outer.isSignaled();
              },
              outer::signal);
          assertTrue(outer.isDone());
        });
  }

  /** The driver says "already done" while somebody signals: the callback runs, or was refused. */
  @Test
  void lateInterestAgreesWithSignal() {
    explore(
        () -> {
          Ring ring = new Ring(FenceOp.ENABLE_SIGNALING);
          ring.late = true;
          DriverFence fence = ring.create();
          Counter node = new Counter();
          boolean[] added = new boolean[1];
          together(
              () -> {
                added[0] = fence.addCallback(node);
                return true;
              },
              () -> {
                fence.signal();
                return true;
              });
          assertTrue(fence.isDone());
          assertEquals(added[0] ? 1 : 0, node.runs);
          assertTrue(ring.armed <= 1);
        });
  }

  private static void explore(Runnable program) {
    Lincheck.runConcurrentTest(INVOCATIONS, program);
  }

  /** Runs the bodies at once; each must answer true. */
  @SafeVarargs
  private static void together(Callable<Boolean>... bodies) {
    List<Thread> threads = new ArrayList<>();
    boolean[] answers = new boolean[bodies.length];
    for (int i = 0; i < bodies.length; i++) {
      int me = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  answers[me] = bodies[me].call();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    for (int i = 0; i < answers.length; i++) {
      assertTrue(answers[i], "body " + i);
    }
  }
}
