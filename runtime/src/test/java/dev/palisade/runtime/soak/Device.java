package dev.palisade.runtime.soak;

import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.soak.SoakDriver.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Makes jobs, shows them, and signals those that are shown, until its driver is closed. */
final class Device implements Callable<List<Job>> {
  private final SoakDriver driver;
  private final AtomicReferenceArray<Job> shown;
  private final Totals totals;
  private final SplittableRandom random;
  private final List<Job> jobs = new ArrayList<>();

  Device(SoakDriver driver, AtomicReferenceArray<Job> shown, Totals totals, long seed) {
    this.driver = driver;
    this.shown = shown;
    this.totals = totals;
    this.random = new SplittableRandom(seed);
  }

  /** All jobs it made. */
  @Override
  public List<Job> call() {
    while (submit()) {
      Job job = shown.get(random.nextInt(shown.length()));
      if (job != null && random.nextInt(4) != 0) {
        finish(job);
      }
    }
    return jobs;
  }

  private boolean submit() {
    Job job;
    try {
      job = driver.create(Job::new);
    } catch (IllegalStateException closed) {
      return false;
    }
    jobs.add(job);
    totals.created.increment();
    shown.set(random.nextInt(shown.length()), job);
    return true;
  }

  private void finish(Job job) {
    job.over = true;
    switch (random.nextInt(6)) {
      case 0 -> count(job, job.signal());
      case 1 -> count(job, job.signal(FenceError.IO));
      case 2 -> count(job, driver.signal(job, 1 + random.nextInt(1_000)));
      case 3 -> driver.interrupt(() -> count(job, job.signal()));
      case 4 -> chain(job);
      default -> driver.interrupt(() -> count(job, driver.signal(job, 1 + random.nextInt(1_000))));
    }
  }

  /** Another job is signaled by a callback of this one. */
  private void chain(Job job) {
    Job other = shown.get(random.nextInt(shown.length()));
    if (other != null
        && job.addCallback(
            fence -> {
              totals.ran.increment();
              count(other, other.signal());
            })) {
      totals.added.increment();
    }
    count(job, job.signal(FenceError.TIMED_OUT));
  }

  private static void count(Job job, boolean won) {
    if (won) {
      job.winners.incrementAndGet();
    }
  }
}
