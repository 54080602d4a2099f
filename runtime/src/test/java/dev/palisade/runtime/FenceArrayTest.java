package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fences made of fences: all of them, any of them. */
@Timeout(60)
class FenceArrayTest {
  private final TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
  private final DriverFence a = timeline.create();
  private final DriverFence b = timeline.create();
  private final DriverFence c = timeline.create();
  private final List<String> ran = Recorder.list();

  /** An array of all is signaled with the last of its children, whatever their order. */
  @Test
  void allWaitsForAll() {
    FenceArray all = FenceArray.all(a, b, c);
    assertTrue(all.addCallback(new Recorder(ran, "all")));
    b.signal();
    c.signal();
    assertEquals(FenceStatus.PENDING, all.status());
    a.signal();
    assertEquals(List.of("all"), ran);
    assertTrue(all.isSignaled() && all.isDone());
    assertEquals(FenceStatus.SIGNALED, all.status());
  }

  /** In every order of signals, of four children, the last one decides. */
  @Test
  void allWaitsForAllInEveryOrder() {
    for (List<Integer> order : permutations(4)) {
      List<DriverFence> fences = Stream.generate(timeline::create).limit(4).toList();
      FenceArray all = FenceArray.all(fences);
      ran.clear();
      assertTrue(all.addCallback(new Recorder(ran, "all")));
      for (int i : order) {
        assertFalse(all.isSignaled(), "before " + i + " in " + order);
        fences.get(i).signal();
      }
      assertTrue(all.isDone() && ran.equals(List.of("all")), "after " + order);
    }
  }

  /** An array of any is signaled with the first of its children, and lets go of the others. */
  @Test
  void anyWaitsForOne() {
    FenceArray any = FenceArray.any(a, b, c);
    assertTrue(any.addCallback(new Recorder(ran, "any")));
    b.signal();
    assertEquals(List.of("any"), ran);
    assertTrue(any.isDone());
    assertSame(FenceWord.ARMED, a.getStateAcquire(), "its callback was taken back");
    assertSame(FenceWord.ARMED, c.getStateAcquire(), "its callback was taken back");
    a.signal(FenceError.IO);
    assertNull(any.error(), "a later child changes nothing");
  }

  /** All of none is signaled; any of none never could be. */
  @Test
  void ofNone() throws Exception {
    FenceArray none = FenceArray.all();
    assertTrue(none.await(Duration.ZERO));
    assertEquals(FenceStatus.SIGNALED, FenceArray.all(List.of()).status());
    assertThrows(IllegalArgumentException.class, FenceArray::any);
  }

  /** Who polls without interest gets an answer too, and all getters give the same one. */
  @Test
  void answersPollersThatNeverArm() {
    FenceArray all = FenceArray.all(a, b);
    FenceArray any = FenceArray.any(a, b);
    assertFalse(all.isSignaled() || any.isSignaled() || all.isDone() || any.isDone());
    b.signal(FenceError.IO);
    assertFalse(all.isSignaled());
    assertEquals(FenceStatus.PENDING, all.status());
    assertEquals(FenceStatus.FAILED, any.status());
    assertTrue(any.isSignaled() && any.isDone());
    a.signal();
    assertTrue(all.isDone());
    assertEquals(FenceStatus.FAILED, all.status());
    assertSame(FenceError.IO, all.error());
    assertEquals(0, timeline.enabled.get(), "nobody was armed");
    assertEquals("detached-driver", all.driverName());
  }

  /** A poller that is late leaves the decision, and the callbacks, to who has interest. */
  @Test
  void pollerRunsNoCallbacks() {
    FenceArray all = FenceArray.all(a, b);
    all.addCallback(new Recorder(ran, "all"));
    all.settleUnarmed(FenceWord.Outcome.SUCCEEDED);
    assertTrue(ran.isEmpty());
    assertEquals(FenceStatus.PENDING, all.status());
  }

  /**
   * {@code isSignaled} passes on what a driver says before it signals; how it ended, it waits for.
   */
  @Test
  void passesOnPolledAnswers() {
    TestTimeline polled = new TestTimeline(FenceOp.CHECK_SIGNALED);
    DriverFence early = polled.create();
    FenceArray all = FenceArray.all(a, early);
    FenceArray any = FenceArray.any(a, early);
    assertFalse(all.isSignaled() || any.isSignaled());
    polled.check = fence -> true;
    assertTrue(any.isSignaled());
    assertEquals(FenceStatus.PENDING, any.status());
    a.signal();
    assertTrue(all.isSignaled());
    assertEquals(FenceStatus.PENDING, all.status());
    early.signal(FenceError.IO);
    assertSame(FenceError.IO, all.error());
  }

  /** Interest of any kind arms every child, once, and polling none. */
  @Test
  void interestArmsChildren() throws Exception {
    List<Interest> kinds =
        List.of(
            Fence::enableSignaling,
            array -> array.addCallback(fence -> {}),
            array -> array.await(Duration.ZERO),
            array -> array.await(Duration.ofMillis(1)));
    for (Interest kind : kinds) {
      timeline.enabled.set(0);
      FenceArray all = FenceArray.all(timeline.create(), timeline.create(), timeline.create());
      FenceArray any = FenceArray.any(timeline.create(), timeline.create());
      assertFalse(all.isSignaled() || any.isSignaled());
      assertEquals(0, timeline.enabled.get());
      kind.in(all);
      kind.in(any);
      kind.in(all);
      assertEquals(5, timeline.enabled.get());
    }
  }

  private interface Interest {
    void in(Fence fence) throws InterruptedException;
  }

  /** Late interest is refused like that in any signaled fence, also if nobody had asked before. */
  @Test
  void lateCallbackIsRefused() {
    a.signal();
    b.signal();
    FenceArray all = FenceArray.all(a, b);
    FenceArray any = FenceArray.any(c, b);
    Recorder late = new Recorder(ran, "late");
    assertFalse(all.addCallback(late));
    assertFalse(any.addCallback(late));
    assertTrue(all.isDone() && any.isDone() && ran.isEmpty());
  }

  /** A driver that finds the job over when it is armed decides at once. */
  @Test
  void childFoundOverWhenArmed() {
    timeline.enable = fence -> fence != a;
    assertFalse(FenceArray.any(c, a).addCallback(new Recorder(ran, "any")));
    FenceArray all = FenceArray.all(b, timeline.create());
    timeline.enable = fence -> false;
    assertFalse(all.addCallback(new Recorder(ran, "all")));
    assertTrue(all.isDone() && ran.isEmpty());
  }

  /** Of two failures the first one wins, in whichever child it is. */
  @Test
  void firstFailureWins() {
    for (boolean first : new boolean[] {true, false}) {
      DriverFence x = timeline.create();
      DriverFence y = timeline.create();
      FenceArray all = FenceArray.all(x, y);
      all.enableSignaling();
      (first ? x : y).signal(FenceError.IO);
      assertNull(all.error(), "not before all are signaled");
      (first ? y : x).signal(FenceError.CANCELED);
      assertSame(FenceError.IO, all.error());
    }
  }

  /** A failure is kept when the others succeed. */
  @Test
  void oneFailureIsEnough() {
    for (List<Integer> order : permutations(3)) {
      List<DriverFence> fences = Stream.generate(timeline::create).limit(3).toList();
      FenceArray all = FenceArray.all(fences);
      all.enableSignaling();
      order.forEach(i -> signal(fences.get(i), i == 1));
      assertSame(FenceError.IO, all.error());
    }
  }

  private static void signal(DriverFence fence, boolean fails) {
    boolean unused = fails ? fence.signal(FenceError.IO) : fence.signal();
  }

  /** Nobody having watched, the earlier child's failure is taken. */
  @Test
  void unwatchedFailuresGoByPosition() {
    c.signal(FenceError.CANCELED);
    b.signal(FenceError.IO);
    a.signal();
    assertSame(FenceError.IO, FenceArray.all(a, b, c).error());
    FenceArray armed = FenceArray.all(a, b, c);
    armed.enableSignaling();
    assertSame(FenceError.IO, armed.error());
  }

  /** An array of any ends as the child did that was first. */
  @Test
  void anyTakesOverItsFirstChild() {
    FenceArray any = FenceArray.any(a, b);
    any.enableSignaling();
    a.signal(FenceError.IO);
    b.signal();
    assertSame(FenceError.IO, any.error());
  }

  /** The same fence may be there twice. */
  @Test
  void childrenMayRepeat() {
    FenceArray all = FenceArray.all(a, b, a);
    FenceArray any = FenceArray.any(a, a);
    assertTrue(all.addCallback(new Recorder(ran, "all")));
    assertTrue(any.addCallback(new Recorder(ran, "any")));
    a.signal();
    b.signal();
    assertEquals(List.of("any", "all"), ran);
  }

  /** Arrays of one kind are taken apart, so they nest without end; others nest a little. */
  @Test
  void nests() {
    FenceArray all = FenceArray.all(a);
    for (int i = 0; i < 1_000; i++) {
      all = FenceArray.all(all);
    }
    assertEquals(List.of(a), all.children());
    FenceArray any = FenceArray.any(FenceArray.any(a, b), c, FenceArray.all(a, c));
    assertEquals(4, any.children().size());

    FenceArray deep = FenceArray.any(a);
    while (deep.depth < 32) {
      deep = deep.depth % 2 == 0 ? FenceArray.any(deep) : FenceArray.all(deep);
    }
    FenceArray deepest = deep;
    assertThrows(IllegalArgumentException.class, () -> FenceArray.any(deepest));
    assertFalse(deepest.isSignaled());
    assertTrue(deepest.addCallback(new Recorder(ran, "deepest")));
    a.signal();
    assertEquals(List.of("deepest"), ran);
  }

  /** What an array of arrays of the other kind waits for. */
  @Test
  void anyOfAll() {
    FenceArray either = FenceArray.any(FenceArray.all(a, b), FenceArray.all(b, c));
    FenceArray unarmed = FenceArray.any(FenceArray.all(a, b), FenceArray.all(b, c));
    assertTrue(either.addCallback(new Recorder(ran, "either")));
    a.signal();
    c.signal();
    assertFalse(either.isSignaled() || unarmed.isSignaled());
    b.signal();
    assertTrue(either.isDone() && unarmed.isDone());
    assertEquals(List.of("either"), ran);
  }

  /** A child gets the earliest deadline given, and no later one. */
  @Test
  void earliestDeadlineWins() {
    TestTimeline hinted = new TestTimeline(FenceOp.SET_DEADLINE);
    DriverFence x = hinted.create();
    DriverFence y = hinted.create();
    FenceArray array = FenceArray.any(FenceArray.all(x, a), y);
    long now = System.nanoTime();
    array.setDeadline(now + 20);
    assertEquals(now + 20, hinted.deadlines.get(x));
    array.setDeadline(now + 30);
    assertEquals(now + 20, hinted.deadlines.get(y));
    array.setDeadline(now + 10);
    assertEquals(now + 10, hinted.deadlines.get(x));
    assertEquals(now + 10, hinted.deadlines.get(y));
    y.signal();
    assertTrue(array.isSignaled());
    array.setDeadline(now);
    assertEquals(now + 10, hinted.deadlines.get(x), "ignored after the signal");
  }

  /** All is stamped with the latest child that is stamped, any with the one that decided. */
  @Test
  void stamps() {
    TestTimeline stamped = new TestTimeline(true);
    DriverFence x = stamped.create();
    DriverFence y = stamped.create();
    FenceArray all = FenceArray.all(x, a, y);
    FenceArray any = FenceArray.any(x, y);
    assertThrows(IllegalStateException.class, any::timestampNanos);
    y.signal();
    assertEquals(y.timestampNanos(), any.timestampNanos());
    assertThrows(IllegalStateException.class, all::timestampNanos);
    x.signal();
    a.signal();
    assertEquals(x.timestampNanos(), all.timestampNanos());
    assertEquals(y.timestampNanos(), any.timestampNanos());
    FenceArray mixed = FenceArray.any(a, x);
    assertTrue(mixed.isSignaled());
    assertThrows(UnsupportedOperationException.class, mixed::timestampNanos);
    assertThrows(UnsupportedOperationException.class, FenceArray.all(a)::timestampNanos);
  }

  /** Closing a driver cancels its fences, and so the arrays that wait for them. */
  @Test
  void closingTheDriverFailsTheArray() {
    FenceArray all = FenceArray.all(a, b);
    FenceArray any = FenceArray.any(a, c);
    FenceArray unarmed = FenceArray.all(a, c);
    all.addCallback(new Recorder(ran, "all"));
    any.addCallback(new Recorder(ran, "any"));
    timeline.close();
    for (FenceArray array : List.of(all, any, unarmed)) {
      assertSame(FenceError.CANCELED, array.error());
      assertTrue(array.isDone());
    }
    assertEquals(List.of("any", "all"), ran);
  }

  /** An array has a context of its own, and its name until it is signaled. */
  @Test
  void hasAnIdentity() {
    FenceArray one = FenceArray.all(a);
    FenceArray two = FenceArray.any(a);
    assertTrue(one.context() != two.context() && one.context() != a.context());
    assertEquals("fence-array", one.driverName());
    assertEquals("fence-array-" + one.context(), one.timelineName());
    assertEquals("fence-array[" + one.context() + ":1 PENDING]", one.toString());
    assertThrows(UnsupportedOperationException.class, () -> one.children().clear());
  }

  /** A callback taken back does not run; a wait that timed out leaves the array armed. */
  @Test
  void callbackCanBeTakenBack() throws Exception {
    FenceArray all = FenceArray.all(a, b);
    Recorder node = new Recorder(ran, "all");
    assertTrue(all.addCallback(node));
    assertFalse(all.await(Duration.ofMillis(5)));
    assertTrue(all.removeCallback(node));
    a.signal();
    b.signal();
    assertTrue(all.isDone() && ran.isEmpty());
  }

  /** A thread that waits for an array is woken by the signaler of the last child. */
  @Test
  void waiterIsWoken() throws Exception {
    FenceArray all = FenceArray.all(a, b);
    CountDownLatch started = new CountDownLatch(1);
    Thread[] waiter = new Thread[1];
    var woken =
        Threads.start(
            () -> {
              waiter[0] = Thread.currentThread();
              started.countDown();
              all.await();
              return true;
            });
    Threads.await(started);
    a.signal();
    Threads.awaitParked(waiter[0]);
    b.signal();
    assertTrue(Threads.get(woken));
  }

  /** However many its children, an array of all is registered with one of them at a time. */
  @Test
  void allCostsOneCallback() {
    for (boolean backward : new boolean[] {false, true}) {
      List<DriverFence> fences = Stream.generate(timeline::create).limit(1_000).toList();
      FenceArray all = FenceArray.all(fences);
      all.enableSignaling();
      assertEquals(List.of(999), registered(fences));
      for (int i = 0; i < 999; i++) {
        fences.get(backward ? 999 - i : i).signal();
        assertEquals(List.of(backward ? 0 : 999), registered(fences), "waits for the last one");
      }
      fences.get(backward ? 0 : 999).signal();
      assertTrue(all.isDone());
    }
  }

  private static List<Integer> registered(List<DriverFence> fences) {
    List<Integer> registered = new ArrayList<>();
    for (int i = 0; i < fences.size(); i++) {
      if (fences.get(i).getStateAcquire() instanceof FenceCallback) {
        registered.add(i);
      }
    }
    return registered;
  }

  /** Whoever signals, arms, polls and adds at the same time: each callback runs once. */
  @Test
  void storm() {
    Random random = new Random(1);
    for (int round = 0; round < 3_000; round++) {
      List<DriverFence> fences = Stream.generate(timeline::create).limit(6).toList();
      List<DriverFence> shuffled = new ArrayList<>(fences);
      Collections.shuffle(shuffled, random);
      FenceArray all = FenceArray.all(fences);
      FenceArray any = FenceArray.any(fences);
      FenceArray both = FenceArray.all(FenceArray.any(shuffled), all);
      List<FenceArray> arrays = List.of(all, any, both);
      List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
      Threads.together(
          () -> signal(shuffled.subList(0, 3)),
          () -> signal(shuffled.subList(3, 6)),
          () -> {
            for (FenceArray array : arrays) {
              boolean polled = array.isSignaled();
              if (!array.addCallback(fence -> calls.add(1))) {
                calls.add(1);
              } else if (polled) {
                throw new AssertionError("added to an array that was signaled");
              }
            }
            return true;
          });
      assertEquals(3, calls.size());
      assertTrue(arrays.stream().allMatch(Fence::isDone));
      assertTrue(any.error() == null || any.error() == FenceError.IO);
      assertSame(FenceError.IO, all.error());
    }
  }

  private static boolean signal(List<DriverFence> fences) {
    for (DriverFence fence : fences) {
      boolean unused = fence.sequence() % 2 == 0 ? fence.signal() : fence.signal(FenceError.IO);
    }
    return true;
  }

  static List<List<Integer>> permutations(int n) {
    if (n == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> shorter : permutations(n - 1)) {
      for (int at = 0; at < n; at++) {
        List<Integer> longer = new ArrayList<>(shorter);
        longer.add(at, n - 1);
        all.add(longer);
      }
    }
    return all;
  }

  /** An array has the fences it was given, whatever becomes of the list they were in. */
  @Test
  void takesWhatIsGiven() {
    Fence[] given = {a, b};
    FenceArray all = FenceArray.all(given);
    given[0] = c;
    assertEquals(Arrays.asList(a, b), all.children());
  }
}
