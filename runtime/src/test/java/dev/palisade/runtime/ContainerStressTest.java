package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Containers of containers, made at random over fences of two drivers, while everything happens to
 * them at once. Afterwards each is as its children say, and each callback is accounted for. The
 * random numbers are seeded; the interleaving is not.
 */
@Timeout(120)
class ContainerStressTest {
  private static final int FENCES = 6;
  private static final int CONTAINERS = 10;
  private static final long MILLIS = 1_000;

  /** What is known of a container: what it is made of, and what it was asked. */
  private record Made(Fence fence, char kind, List<Fence> parts) {}

  private final List<DriverFence> fences = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();

  /** Every kind of driver, each against one with an external lock and a check op. */
  @ParameterizedTest
  @ValueSource(strings = {"", "ENABLE_SIGNALING", "CHECK_SIGNALED", "EXTERNAL_LOCK", "RELEASE"})
  void everythingAtOnce(String kind) {
    FenceOp[] ops = kind.isEmpty() ? new FenceOp[0] : new FenceOp[] {FenceOp.valueOf(kind)};
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    int seed = 0;
    do {
      round(ops, seed++);
    } while (System.nanoTime() < end);
  }

  private void round(FenceOp[] ops, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TestTimeline one = new TestTimeline(random.nextBoolean(), ops);
    TestTimeline two = new TestTimeline(FenceOp.EXTERNAL_LOCK, FenceOp.CHECK_SIGNALED);
    fences.clear();
    made.clear();
    for (int i = 0; i < FENCES; i++) {
      fences.add((i % 2 == 0 ? one : two).create());
    }
    for (int i = 0; i < CONTAINERS; i++) {
      made.add(make(random));
    }
    Threads.together(
        worker(random.split()),
        worker(random.split()),
        () -> signalSome(random, one),
        () -> signalSome(new SplittableRandom(seed), two));
    one.close();
    two.close();
    for (Made each : made) {
      assertTrue(each.fence.isSignaled(), each.fence + " of " + each.parts);
      check(each);
    }
  }

  private Made make(SplittableRandom random) {
    List<Fence> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      boolean nested = !made.isEmpty() && random.nextInt(3) == 0;
      parts.add(
          nested
              ? made.get(random.nextInt(made.size())).fence
              : fences.get(random.nextInt(FENCES)));
    }
    switch (random.nextInt(4)) {
      case 0:
        FenceArray any = FenceArray.any(parts);
        return new Made(any, '|', any.children());
      case 1:
        parts.removeIf(FenceChain.class::isInstance);
        FenceChain tail = null;
        for (Fence part : parts) {
          tail = FenceChain.link(tail, part, 1 + random.nextInt(3));
        }
        return tail == null ? make(random) : new Made(tail, '>', parts);
      case 2:
        return new Made(Fences.merge(parts), 'm', parts);
      default:
        return new Made(FenceArray.all(parts), '&', parts);
    }
  }

  private boolean signalSome(SplittableRandom random, TestTimeline timeline) {
    for (int i = 0; i < FENCES; i++) {
      DriverFence fence = fences.get(random.nextInt(FENCES));
      if (fence.context() != timeline.context()) {
        continue;
      }
      for (int spin = random.nextInt(1_000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      boolean unused = random.nextInt(3) == 0 ? fence.signal(FenceError.IO) : fence.signal();
    }
    return true;
  }

  private Callable<Boolean> worker(SplittableRandom random) {
    return () -> {
      for (int step = 0; step < 100; step++) {
        Fence fence = made.get(random.nextInt(CONTAINERS)).fence;
        AtomicInteger runs = new AtomicInteger();
        switch (random.nextInt(8)) {
          case 0 -> assertTrue(!fence.await(Duration.ofNanos(1_000)) || fence.isSignaled());
          case 1 -> assertTrue(fence.status() == FenceStatus.PENDING || fence.isSignaled());
          case 2 -> fence.setDeadline(random.nextInt(10));
          case 3 -> assertTrue(!fence.isDone() || fence.status() != FenceStatus.PENDING);
          case 4 -> assertTrue(Fences.leaves(fence).size() <= FENCES * CONTAINERS * CONTAINERS);
          default -> addAndRemove(fence, runs);
        }
      }
      return true;
    };
  }

  private static void addAndRemove(Fence fence, AtomicInteger runs) {
    FenceCallback node =
        new FenceCallback() {
          @Override
          public void signaled(Fence signaled) {
            assertSame(fence, signaled);
            runs.incrementAndGet();
          }
        };
    if (fence.addCallback(node)) {
      int expected = fence.removeCallback(node) ? 0 : 1;
      assertEquals(expected, runs.get(), "runs");
    } else {
      assertTrue(fence.isSignaled());
      assertEquals(0, runs.get(), "refused");
    }
  }

  /** All fences are signaled: a container agrees with what it is made of. */
  private static void check(Made each) {
    List<FenceError> errors = new ArrayList<>();
    each.parts.forEach(part -> errors.add(part.error()));
    FenceError error = each.fence.error();
    switch (each.kind) {
      case '&' -> assertEquals(errors.stream().anyMatch(e -> e != null), error != null);
      case '|' -> assertTrue(errors.contains(error), error + " in " + errors);
      case '>' -> assertSame(errors.get(errors.size() - 1), error);
      default -> {} // what is merged may leave errors out
    }
  }
}
