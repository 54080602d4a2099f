package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callbacks: order, exactly once, nodes that are free again, removal. */
@Timeout(60)
class FenceCallbackTest {
  private final TestTimeline timeline = new TestTimeline();
  private final DriverFence fence = timeline.create();
  private final List<String> ran = Recorder.list();

  /** Callbacks run once each, in order of registration. */
  @Test
  void runInOrderOfRegistration() {
    add("a", "b", "c", "d");
    fence.signal();
    fence.signal();
    assertEquals(List.of("a", "b", "c", "d"), ran);
  }

  /** 10,000 callbacks on one fence run once each and in order. */
  @Test
  void tenThousandRunInOrder() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      int me = i;
      assertTrue(fence.addCallback(f -> order.add(me)));
    }
    fence.signal();
    assertEquals(10_000, order.size());
    for (int i = 0; i < 10_000; i++) {
      assertEquals(i, order.get(i));
    }
  }

  /** A callback is given the fence it was registered with. */
  @Test
  void isGivenItsFence() {
    AtomicReference<Fence> seen = new AtomicReference<>();
    fence.addCallback(seen::set);
    fence.signal();
    assertSame(fence, seen.get());
  }

  /** A signaled fence refuses a callback; it does not run, and its node can be used elsewhere. */
  @Test
  void refusedNodeIsFree() {
    fence.signal();
    Recorder node = new Recorder(ran, "a");
    assertFalse(fence.addCallback(node));
    assertEquals(List.of(), ran);
    DriverFence other = timeline.create();
    assertTrue(other.addCallback(node));
    other.signal();
    assertEquals(List.of("a"), ran);
  }

  /** A node can be registered once at a time, wherever. */
  @Test
  void registeredNodeIsNotFree() {
    Recorder node = new Recorder(ran, "a");
    assertTrue(fence.addCallback(node));
    assertThrows(IllegalStateException.class, () -> fence.addCallback(node));
    assertThrows(IllegalStateException.class, () -> timeline.create().addCallback(node));
    fence.signal();
    assertEquals(List.of("a"), ran);
  }

  /** A removed callback does not run, the others do, and the node is free. */
  @Test
  void removedDoesNotRun() {
    for (String victim : List.of("a", "b", "c")) {
      ran.clear();
      DriverFence f = timeline.create();
      Recorder a = new Recorder(ran, "a");
      Recorder b = new Recorder(ran, "b");
      Recorder c = new Recorder(ran, "c");
      f.addCallback(a);
      f.addCallback(b);
      f.addCallback(c);
      Recorder node = victim.equals("a") ? a : victim.equals("b") ? b : c;
      assertTrue(f.removeCallback(node));
      assertFalse(f.removeCallback(node), "it is not registered any more");
      DriverFence other = timeline.create();
      assertTrue(other.addCallback(node));
      f.signal();
      List<String> rest = new ArrayList<>(List.of("a", "b", "c"));
      rest.remove(victim);
      assertEquals(rest, ran);
      other.signal();
      assertEquals(3, ran.size());
    }
  }

  /** A list emptied by removal takes callbacks again, and signals without any. */
  @Test
  void emptiedListWorks() {
    Recorder a = new Recorder(ran, "a");
    fence.addCallback(a);
    assertTrue(fence.removeCallback(a));
    fence.addCallback(a);
    assertTrue(fence.removeCallback(a));
    assertTrue(fence.signal());
    assertTrue(fence.isDone());
    assertEquals(List.of(), ran);
  }

  /** Removing what was never added answers false and returns, in every state. */
  @Test
  void removingWhatWasNeverAddedReturns() {
    Recorder never = new Recorder(ran, "never");
    Recorder elsewhere = new Recorder(ran, "elsewhere");
    timeline.create().addCallback(elsewhere);
    assertFalse(fence.removeCallback(never));
    add("a", "b");
    assertFalse(fence.removeCallback(never));
    assertFalse(fence.removeCallback(elsewhere));
    fence.signal();
    assertFalse(fence.removeCallback(never));
    assertFalse(fence.removeCallback(elsewhere));
    assertEquals(List.of("a", "b"), ran);
  }

  /** What ran is answered false. */
  @Test
  void removingWhatRanIsFalse() {
    Recorder a = new Recorder(ran, "a");
    fence.addCallback(a);
    fence.signal();
    assertFalse(fence.removeCallback(a));
  }

  /** Removing the oldest and the middle of 10,000 works. */
  @Test
  void removesFromLongList() {
    List<Recorder> nodes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Recorder node = new Recorder(ran, "" + i);
      nodes.add(node);
      fence.addCallback(node);
    }
    assertTrue(fence.removeCallback(nodes.get(0)));
    assertTrue(fence.removeCallback(nodes.get(5_000)));
    assertTrue(fence.removeCallback(nodes.get(9_999)));
    fence.signal();
    assertEquals(9_997, ran.size());
    assertEquals("1", ran.get(0));
    assertFalse(ran.contains("5000"));
  }

  /** A callback that throws harms neither the signaler nor the others, and is reported. */
  @Test
  void throwingCallbackIsReported() {
    List<Throwable> reported = new ArrayList<>();
    withHandler(
        (thread, thrown) -> reported.add(thrown),
        () -> {
          add("a");
          fence.addCallback(
              f -> {
                throw new IllegalStateException("mine");
              });
          fence.addCallback(
              f -> {
                throw new StackOverflowError("worse");
              });
          add("b");
          assertTrue(fence.signal());
        });
    assertEquals(List.of("a", "b"), ran);
    assertEquals(2, reported.size());
    assertEquals("mine", reported.get(0).getMessage());
    assertTrue(fence.isDone());
  }

  /** Reporting that throws itself harms nobody either. */
  @Test
  void throwingReportIsHarmless() {
    withHandler(
        (thread, thrown) -> {
          throw new IllegalStateException("the handler's own");
        },
        () -> {
          fence.addCallback(
              f -> {
                throw new IllegalStateException("mine");
              });
          add("b");
          assertTrue(fence.signal());
        });
    assertEquals(List.of("b"), ran);
    assertTrue(fence.isDone());
  }

  /** A nested signal still completes when callbacks before it threw. */
  @Test
  void throwingCallbackDoesNotLoseQueuedFences() {
    DriverFence inner = timeline.create();
    inner.addCallback(new Recorder(ran, "inner"));
    withHandler(
        (thread, thrown) -> {},
        () -> {
          fence.addCallback(
              f -> {
                inner.signal();
                throw new StackOverflowError();
              });
          fence.signal();
        });
    assertEquals(List.of("inner"), ran);
    assertTrue(inner.isDone());
  }

  /** A callback that adds to its own fence is refused; to another one, it is registered. */
  @Test
  void callbackAddsCallbacks() {
    DriverFence other = timeline.create();
    List<Boolean> answers = new ArrayList<>();
    fence.addCallback(
        f -> {
          answers.add(f.addCallback(new Recorder(ran, "late")));
          answers.add(other.addCallback(new Recorder(ran, "other")));
        });
    fence.signal();
    other.signal();
    assertEquals(List.of(false, true), answers);
    assertEquals(List.of("other"), ran);
  }

  /** A node may be registered again from its own callback, for as long as there are fences. */
  @Test
  void registersItselfAgain() {
    List<DriverFence> fences = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      fences.add(timeline.create());
    }
    AtomicInteger runs = new AtomicInteger();
    FenceCallback node =
        new FenceCallback() {
          @Override
          public void signaled(Fence f) {
            int next = runs.incrementAndGet();
            if (next < fences.size()) {
              assertTrue(fences.get(next).addCallback(this));
            }
          }
        };
    fences.get(0).addCallback(node);
    for (DriverFence f : fences) {
      f.addCallback(new Recorder(ran, "x"));
      f.signal();
    }
    assertEquals(100, runs.get());
    assertEquals(100, ran.size());
  }

  /** A callback that removes itself, one that ran and one that will run is answered at once. */
  @Test
  void callbackRemovesCallbacks() {
    Recorder before = new Recorder(ran, "before");
    Recorder after = new Recorder(ran, "after");
    List<Boolean> answers = new ArrayList<>();
    FenceCallback remover =
        new FenceCallback() {
          @Override
          public void signaled(Fence f) {
            answers.add(f.removeCallback(before));
            answers.add(f.removeCallback(this));
            answers.add(f.removeCallback(after));
          }
        };
    fence.addCallback(before);
    fence.addCallback(remover);
    fence.addCallback(after);
    fence.signal();
    assertEquals(List.of(false, false, false), answers);
    assertEquals(List.of("before", "after"), ran);
  }

  /** A callback takes a callback of another, pending fence back. */
  @Test
  void callbackRemovesFromPendingFence() {
    DriverFence other = timeline.create();
    Recorder node = new Recorder(ran, "other");
    other.addCallback(node);
    List<Boolean> answers = new ArrayList<>();
    fence.addCallback(f -> answers.add(other.removeCallback(node)));
    fence.signal();
    other.signal();
    assertEquals(List.of(true), answers);
    assertEquals(List.of(), ran);
  }

  /** On another thread, false waits until the callback has returned. */
  @Test
  void removeWaitsForRunningCallback() {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger();
    FenceCallback node =
        new FenceCallback() {
          @Override
          public void signaled(Fence f) {
            inside.countDown();
            Threads.await(leave);
            left.set(1);
          }
        };
    fence.addCallback(node);
    Future<Boolean> signaler = Threads.start(fence::signal);
    Threads.await(inside);
    AtomicReference<Thread> removerThread = new AtomicReference<>();
    Future<Integer> remover =
        Threads.start(
            () -> {
              removerThread.set(Thread.currentThread());
              assertFalse(fence.removeCallback(node));
              return left.get();
            });
    while (removerThread.get() == null) {
      Thread.onSpinWait();
    }
    Threads.awaitParked(removerThread.get());
    leave.countDown();
    assertEquals(1, Threads.get(remover));
    assertTrue(Threads.get(signaler));
  }

  /** Two callbacks that remove each other's running callback do not wait for each other. */
  @Test
  void callbacksDoNotWaitForEachOther() {
    DriverFence one = timeline.create();
    DriverFence two = timeline.create();
    CountDownLatch both = new CountDownLatch(2);
    List<Boolean> answers = Collections.synchronizedList(new ArrayList<>());
    FenceCallback[] nodes = new FenceCallback[2];
    for (int i = 0; i < 2; i++) {
      int me = i;
      nodes[i] =
          new FenceCallback() {
            @Override
            public void signaled(Fence f) {
              both.countDown();
              Threads.await(both);
              answers.add((me == 0 ? two : one).removeCallback(nodes[1 - me]));
            }
          };
    }
    one.addCallback(nodes[0]);
    two.addCallback(nodes[1]);
    Threads.together(one::signal, two::signal);
    assertEquals(List.of(false, false), answers);
  }

  /**
   * However adding, removing and signaling race, a callback runs exactly when it was not removed.
   */
  @Test
  void addRemoveAndSignalAgree() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      DriverFence f = timeline.create();
      AtomicInteger runs = new AtomicInteger();
      FenceCallback node =
          new FenceCallback() {
            @Override
            public void signaled(Fence seen) {
              runs.incrementAndGet();
            }
          };
      if (random.nextBoolean()) {
        f.addCallback(seen -> {});
      }
      List<Boolean> answers =
          Threads.together(
              () -> f.addCallback(node), () -> f.removeCallback(node), () -> f.signal());
      boolean added = answers.get(0);
      boolean removed = answers.get(1);
      assertEquals(added && !removed ? 1 : 0, runs.get(), "added " + added + " removed " + removed);
      assertNull(node.getLinkVolatile(), "the node is free");
      assertTrue(answers.get(2));
    }
  }

  /** A node that was taken back while it was being added is free at once, whatever else races. */
  @Test
  void takenBackNodeIsFreeAtOnce() {
    for (int round = 0; round < 3_000; round++) {
      DriverFence first = timeline.create();
      DriverFence second = timeline.create();
      List<Fence> seen = Collections.synchronizedList(new ArrayList<>());
      FenceCallback node =
          new FenceCallback() {
            @Override
            public void signaled(Fence f) {
              seen.add(f);
            }
          };
      second.addCallback(f -> seen.add(null));
      List<Boolean> answers =
          Threads.together(
              () -> first.addCallback(node),
              () -> first.removeCallback(node) && second.addCallback(node),
              first::signal);
      second.signal();
      List<Fence> expected = new ArrayList<>();
      if (answers.get(0) && !answers.get(1)) {
        expected.add(first);
      }
      expected.add(null);
      if (answers.get(1)) {
        expected.add(second);
      }
      assertEquals(expected, seen);
      assertNull(node.getLinkVolatile());
    }
  }

  /** Two removers of one callback do not both get it. */
  @Test
  void oneRemoverWins() {
    for (int round = 0; round < 2_000; round++) {
      DriverFence f = timeline.create();
      AtomicInteger runs = new AtomicInteger();
      List<FenceCallback> nodes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        FenceCallback node = new FenceCallback.OfConsumer(seen -> runs.incrementAndGet());
        nodes.add(node);
        f.addCallback(node);
      }
      List<Boolean> answers =
          Threads.together(
              () -> f.removeCallback(nodes.get(1)),
              () -> f.removeCallback(nodes.get(1)),
              () -> f.removeCallback(nodes.get(2)));
      assertEquals(2, answers.stream().filter(a -> a).count());
      f.signal();
      assertEquals(2, runs.get());
    }
  }

  private void add(String... names) {
    for (String name : names) {
      assertTrue(fence.addCallback(new Recorder(ran, name)));
    }
  }

  private static void withHandler(Thread.UncaughtExceptionHandler handler, Runnable body) {
    Thread thread = Thread.currentThread();
    Thread.UncaughtExceptionHandler old = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler(handler);
    try {
      body.run();
    } finally {
      thread.setUncaughtExceptionHandler(old);
    }
  }
}
