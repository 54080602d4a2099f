package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On which threads and under which locks containers do what they do. */
@Timeout(60)
class ContainerLockTest {
  private final TestTimeline left =
      new TestTimeline(FenceOp.EXTERNAL_LOCK, FenceOp.ENABLE_SIGNALING);
  private final TestTimeline right =
      new TestTimeline(FenceOp.EXTERNAL_LOCK, FenceOp.ENABLE_SIGNALING);
  private final List<String> ran = new ArrayList<>();

  private boolean anyLockIsHeld() {
    return left.lock.isHeldByCurrentThread() || right.lock.isHeldByCurrentThread();
  }

  /** Callbacks of a container run when the signaler has given its driver's lock back. */
  @Test
  void callbacksRunOutsideTheChildsLock() {
    DriverFence child = left.create();
    Fence chain = FenceChain.link(null, child, 1);
    for (Fence container : List.of(FenceArray.all(child), FenceArray.any(child), chain)) {
      container.addCallback(fence -> ran.add("locked " + anyLockIsHeld()));
    }
    child.addCallback(fence -> ran.add("own callback locked " + anyLockIsHeld()));
    child.signal();
    assertEquals(
        List.of("locked false", "locked false", "locked false"),
        ran.subList(1, 4),
        "after the child's own: " + ran);
    assertEquals("own callback locked true", ran.get(0));
  }

  /**
   * Also when the driver signals inside one of its ops, which the core calls with the lock held.
   */
  @Test
  void callbacksRunOutsideTheLockOfAnOp() {
    DriverFence child = left.create();
    DriverFence other = left.create();
    FenceArray array = FenceArray.all(child);
    array.addCallback(fence -> ran.add("locked " + anyLockIsHeld()));
    left.enable = fence -> fence != other || child.signal();
    other.enableSignaling();
    assertEquals(List.of("locked false"), ran);
  }

  /** A child's signaler arms no other child: that would take the second lock under the first. */
  @Test
  void noChildIsArmedUnderAnothersLock() {
    List<String> nested = new ArrayList<>();
    Predicate<DriverFence> watching =
        fence -> {
          if (left.lock.isHeldByCurrentThread() && right.lock.isHeldByCurrentThread()) {
            nested.add("armed " + fence);
          }
          return true;
        };
    left.enable = watching;
    right.enable = watching;
    for (List<Integer> order : FenceArrayTest.permutations(4)) {
      List<DriverFence> fences =
          List.of(left.create(), right.create(), left.create(), right.create());
      FenceArray all = FenceArray.all(fences);
      FenceArray any = FenceArray.any(FenceArray.all(fences.subList(1, 3)), fences.get(3));
      FenceChain chain = null;
      for (int i = 0; i < 4; i++) {
        chain = FenceChain.link(chain, i == 2 ? FenceArray.all(fences) : fences.get(i), i + 1);
      }
      for (Fence container : List.of(all, any, chain)) {
        assertTrue(container.addCallback(fence -> ran.add("" + anyLockIsHeld())));
      }
      order.forEach(i -> fences.get(i).signal());
      assertTrue(all.isDone() && any.isDone() && chain.isDone());
    }
    assertEquals(List.of(), nested);
    assertEquals(3 * 24, ran.size());
    assertFalse(ran.contains("true"));
  }

  /** Two drivers signal fences that containers tie together in both orders, and nothing hangs. */
  @Test
  void locksOfTwoDriversNeverNest() {
    for (int round = 0; round < 2_000; round++) {
      DriverFence l = left.create();
      DriverFence r = right.create();
      FenceChain chain = FenceChain.link(FenceChain.link(null, l, 1), r, 2);
      FenceChain back = FenceChain.link(FenceChain.link(null, r, 1), l, 2);
      List<Fence> containers =
          List.of(FenceArray.all(l, r), FenceArray.any(r, l), chain, back, FenceArray.all(r, l));
      Threads.together(
          l::signal,
          r::signal,
          () -> {
            containers.forEach(Fence::enableSignaling);
            return true;
          });
      assertTrue(containers.stream().allMatch(Fence::isDone));
    }
  }

  /** A container is as good as signaled for waiters while its callbacks wait for the lock. */
  @Test
  void waitersDoNotWaitForTheQueue() {
    DriverFence child = left.create();
    FenceArray array = FenceArray.all(child);
    array.addCallback(fence -> ran.add("array"));
    child.addCallback(fence -> ran.add("signaled " + array.isSignaled() + array.isDone()));
    child.signal();
    assertEquals(List.of("signaled truefalse", "array"), ran);
  }
}
