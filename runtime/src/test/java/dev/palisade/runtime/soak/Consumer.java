package dev.palisade.runtime.soak;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceChain;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.Fences;
import dev.palisade.runtime.SoftwareTimeline;
import dev.palisade.runtime.soak.SoakDriver.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Does to the jobs that are shown whatever a consumer may do, until it is told to stop. */
final class Consumer implements Callable<List<Fence>> {
  private static final int NODES = 12;
  private static final int KEPT = 64;

  private final SoakDriver driver;
  private final AtomicReferenceArray<Job> shown;
  private final Totals totals;
  private final SplittableRandom random;
  private final SoftwareTimeline software = new SoftwareTimeline("soak");
  private final Node[] nodes = new Node[NODES];

  /** Fences made of jobs; when all jobs are done, so are they. */
  private final List<Fence> containers = new ArrayList<>();

  private FenceChain chain;
  private volatile boolean stopped;

  Consumer(SoakDriver driver, AtomicReferenceArray<Job> shown, Totals totals, long seed) {
    this.driver = driver;
    this.shown = shown;
    this.totals = totals;
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < NODES; i++) {
      nodes[i] = new Node(totals);
    }
  }

  /** From any thread. */
  void stop() {
    stopped = true;
  }

  /** The containers it made last. */
  @Override
  public List<Fence> call() throws InterruptedException {
    while (!stopped) {
      Job job = shown.get(random.nextInt(shown.length()));
      if (job != null) {
        act(job);
      }
    }
    for (Node node : nodes) {
      if (node.isLent()) {
        node.takeBack();
      }
    }
    software.close();
    return containers;
  }

  private void act(Job job) throws InterruptedException {
    switch (random.nextInt(16)) {
      case 0 -> look(job);
      case 1 -> job.enableSignaling();
      case 2 -> job.setDeadline(System.nanoTime());
      case 3 -> require(job.timelineName() != null && job.driverName() != null, "no name");
      case 4 -> driver.read(job);
      case 5 -> waitFor(job);
      case 6 -> observe(job);
      case 7 -> combine(job);
      case 8 -> point();
      default -> {
        Node node = nodes[random.nextInt(NODES)];
        if (!node.isLent()) {
          node.lend(job);
        }
        if (node.isLent() && random.nextBoolean()) {
          node.takeBack();
        }
      }
    }
  }

  /** Answers that were true stay true, and agree. */
  private static void look(Job job) {
    boolean done = job.isDone();
    FenceStatus status = job.status();
    require(!done || status != FenceStatus.PENDING, "done and pending");
    if (status != FenceStatus.PENDING) { // a pending job may be signaled between any two questions
      require((job.error() != null) == (status == FenceStatus.FAILED), "error and status");
      require(job.status() == status, "status changed");
      require(job.isSignaled(), "signaled no more");
    }
  }

  private void waitFor(Job job) throws InterruptedException {
    totals.waits.increment();
    switch (random.nextInt(8)) {
      case 0 -> {
        job.await();
        require(job.status() != FenceStatus.PENDING, "woken and pending");
      }
      case 1 -> {
        job.awaitDone();
        require(job.isDone(), "waited for DONE and not done");
      }
      case 2 -> require(!job.awaitDone(Duration.ofNanos(500)) || job.isDone(), "not done");
      default -> {
        boolean signaled = job.await(Duration.ofNanos(1 + random.nextInt(2_000)));
        require(!signaled || job.isSignaled(), "woken and not signaled");
      }
    }
  }

  private void observe(Fence fence) {
    if (fence.addCallback(seen -> totals.ran.increment())) {
      totals.added.increment();
    }
  }

  private void combine(Job job) {
    Job other = shown.get(random.nextInt(shown.length()));
    Fence container =
        switch (other == null ? 0 : random.nextInt(4)) {
          case 0 -> chain = FenceChain.link(random.nextInt(32) == 0 ? null : chain, job, 1);
          case 1 -> FenceArray.any(job, other);
          case 2 -> Fences.of(Fences.toCompletionStage(job));
          default -> FenceArray.all(job, other);
        };
    observe(container);
    if (containers.size() == KEPT) {
      containers.set(random.nextInt(KEPT), container);
    } else {
      containers.add(container);
    }
  }

  private void point() {
    observe(software.at(software.point() + random.nextInt(3)));
    software.advance(random.nextInt(2));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
