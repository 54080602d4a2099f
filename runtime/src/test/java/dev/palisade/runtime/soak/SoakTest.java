package dev.palisade.runtime.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.soak.SoakDriver.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything at once, for {@code -Dsoak.seconds=} (30 if not given). Each round opens a driver of
 * another kind, lets devices and consumers loose on it, closes it under them and looks at the
 * books. The random numbers are seeded; what the threads make of them is not.
 */
class SoakTest {
  private static final long SECONDS = Long.getLong("soak.seconds", 30);
  private static final long LONGEST_SECONDS = 60;
  private static final int DEVICES = 2;
  private static final int CONSUMERS = 3;
  private static final int SHOWN = 32;

  private static final List<Set<FenceOp>> KINDS =
      List.of(
          EnumSet.noneOf(FenceOp.class),
          EnumSet.of(FenceOp.ENABLE_SIGNALING),
          EnumSet.of(FenceOp.CHECK_SIGNALED, FenceOp.TIMELINE_NAME),
          EnumSet.of(FenceOp.RELEASE, FenceOp.SET_DEADLINE, FenceOp.TIMELINE_NAME),
          EnumSet.complementOf(EnumSet.of(FenceOp.EXTERNAL_LOCK)),
          EnumSet.allOf(FenceOp.class));

  private final Totals totals = new Totals();
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Throwable> uncaught = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          DEVICES + CONSUMERS,
          body -> {
            Thread thread = new Thread(body, "soak");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(this::keep);
            return thread;
          });

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void theBooksBalance() throws Exception {
    long start = System.nanoTime();
    do {
      round((int) totals.drivers.sum());
    } while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(SECONDS));
    assertEquals(List.of(), uncaught, "thrown by callbacks and ops");
    assertTrue(totals.removed.sum() > 0 && totals.ran.sum() > 0 && totals.ops.sum() > 0, "idle");
    System.out.println(totals.summary(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)));
  }

  private void round(int number) throws Exception {
    Set<FenceOp> kind = KINDS.get(number % KINDS.size());
    SoakDriver driver = new SoakDriver(totals, number / KINDS.size() % 2 == 1, kind);
    AtomicReferenceArray<Job> shown = new AtomicReferenceArray<>(SHOWN);
    List<Future<List<Job>>> devices = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      devices.add(start(new Device(driver, shown, totals, random.nextLong())));
    }
    List<Consumer> consumers = new ArrayList<>();
    List<Future<List<Fence>>> containers = new ArrayList<>();
    for (int i = 0; i < CONSUMERS; i++) {
      Consumer consumer = new Consumer(driver, shown, totals, random.nextLong());
      consumers.add(consumer);
      containers.add(start(consumer));
    }
    Thread.sleep(random.nextInt(50));
    driver.close();
    driver.closed = true;
    Thread.sleep(random.nextInt(5)); // consumers still ask, and no op may run
    consumers.forEach(Consumer::stop);
    List<Job> jobs = new ArrayList<>();
    for (Future<List<Job>> device : devices) {
      jobs.addAll(get(device));
    }
    check(jobs, kind);
    for (Future<List<Fence>> each : containers) {
      for (Fence container : get(each)) {
        assertTrue(container.awaitDone(Duration.ofSeconds(LONGEST_SECONDS)), "pending container");
      }
    }
    balance(number + 1);
  }

  /** Everything that {@code close} promises of the jobs of a driver. */
  private void check(List<Job> jobs, Set<FenceOp> kind) {
    for (Job job : jobs) {
      assertTrue(job.isDone(), "left pending");
      totals.signaled.add(winners(job, kind.contains(FenceOp.CHECK_SIGNALED)));
    }
    if (kind.contains(FenceOp.RELEASE)) {
      totals.releasable.add(jobs.size());
    }
  }

  /** Devices count their own; {@code close} signals, and so does who polls that a job is over. */
  private static int winners(Job job, boolean polled) {
    int winners = job.winners.get();
    boolean core =
        job.error() == FenceError.CANCELED
            || (winners == 0 && polled && job.over && job.status() == FenceStatus.SIGNALED);
    return winners + (core ? 1 : 0);
  }

  private void balance(int rounds) {
    totals.drivers.increment();
    String when = " after round " + rounds;
    assertEquals(totals.created.sum(), totals.signaled.sum(), "signals" + when);
    assertEquals(totals.added.sum(), totals.ran.sum() + totals.removed.sum(), "callbacks" + when);
    assertEquals(totals.releasable.sum(), totals.released.sum(), "releases" + when);
    assertEquals(0, totals.ranAfterRemoval.sum(), "callbacks that were taken back" + when);
    assertEquals(0, totals.opsAfterClose.sum(), "ops after close" + when);
    assertEquals(0, totals.armedTwice.sum(), "armed twice" + when);
  }

  private <T> Future<T> start(Callable<T> body) {
    return threads.submit(body);
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void keep(Thread thread, Throwable thrown) {
    uncaught.add(thrown);
  }
}
