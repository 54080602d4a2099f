package dev.palisade.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs things on other threads and brings back what they answered or threw, in bounded time. */
final class Threads {
  static final long LONGEST_SECONDS = 30;

  private Threads() {}

  static <T> Future<T> start(Callable<T> body) {
    FutureTask<T> task = new FutureTask<>(body);
    Thread thread = new Thread(task, "test");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  static <T> T get(Future<T> future) {
    try {
      return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("thrown on the other thread", e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the other thread did not finish", e);
    }
  }

  static <T> T onOtherThread(Callable<T> body) {
    return get(start(body));
  }

  /** Lets all bodies start together and returns when all have returned. */
  @SafeVarargs
  static <T> List<T> together(Callable<T>... bodies) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> futures = new ArrayList<>();
    for (Callable<T> body : bodies) {
      futures.add(
          start(
              () -> {
                start.await();
                return body.call();
              }));
    }
    start.countDown();
    List<T> answers = new ArrayList<>();
    for (Future<T> future : futures) {
      answers.add(get(future));
    }
    return answers;
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody counted down");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until a thread is parked: it cannot be told apart from one that is about to be. */
  static void awaitParked(Thread thread) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      if (System.nanoTime() > end || !thread.isAlive()) {
        throw new AssertionError("never parked: " + thread.getState());
      }
      Thread.onSpinWait();
    }
  }
}
