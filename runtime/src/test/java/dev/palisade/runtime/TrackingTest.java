package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tracking is decided when the core is loaded, so its scenes run in a JVM of their own. */
@Timeout(120)
class TrackingTest {
  /** Off, which is the default, a fence is one object. */
  @Test
  void isOffByDefault() {
    assertFalse(Tracking.ON);
  }

  /** A dropped producer is reported with the place it was created at, and its fence fails. */
  @Test
  void reportsDroppedProducer() throws Exception {
    String output = run("dropped");
    assertTrue(output.contains("consumer was told DROPPED"), output);
    assertTrue(output.contains("callbacks 1"), output);
    assertTrue(output.contains("A fence was dropped unsignaled"), output);
    assertTrue(output.contains("TrackingTest.createAndDrop"), output);
  }

  /**
   * A producer that is dropped while only containers hold its fence fails them, and is reported.
   */
  @Test
  void reportsProducerDroppedInContainers() throws Exception {
    String output = run("contained");
    assertTrue(output.contains("all of them were told DROPPED"), output);
    assertTrue(output.contains("A fence was dropped unsignaled"), output);
    assertTrue(output.contains("TrackingTest.createContained"), output);
  }

  /** A producer that signals before it is collected is not reported, and all works as without. */
  @Test
  void leavesOthersAlone() throws Exception {
    String output = run("kept");
    assertTrue(output.contains("all as without tracking"), output);
    assertFalse(output.contains("dropped unsignaled"), output);
  }

  private static String run(String scene) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Ddev.palisade.track=true");
    command.add("-ea");
    command.add("-cp");
    command.add(classPath());
    command.add(TrackingTest.class.getName());
    command.add(scene);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  /** Where the classes of the core and of its tests come from, on a class or a module path. */
  private static String classPath() throws Exception {
    List<String> places = new ArrayList<>();
    for (Class<?> each : List.of(Fence.class, TrackingTest.class)) {
      Path at = Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
      places.add(at.toString());
      places.add(at.resolveSibling("test-classes").toString());
    }
    places.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, places);
  }

  /** The scenes. */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "dropped" -> dropped();
      case "contained" -> contained();
      default -> kept();
    }
  }

  private static void dropped() throws Exception {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING, FenceOp.RELEASE);
    AtomicInteger ran = new AtomicInteger();
    Fence fence = createAndDrop(timeline);
    fence.addCallback(f -> ran.incrementAndGet());
    while (!fence.await(Duration.ofMillis(50))) {
      System.gc();
    }
    fence.awaitDone();
    System.out.println("consumer was told " + fence.error().name());
    System.out.println("callbacks " + ran);
    timeline.close();
  }

  private static Fence createAndDrop(TestTimeline timeline) {
    return timeline.create().fence();
  }

  private static void contained() throws Exception {
    TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
    DriverFence other = timeline.create();
    List<Fence> containers = createContained(timeline, other);
    AtomicInteger ran = new AtomicInteger();
    containers.get(0).addCallback(f -> ran.incrementAndGet());
    other.signal();
    while (!containers.stream().allMatch(Fence::isSignaled)) {
      System.gc();
      Thread.sleep(10);
    }
    for (Fence each : containers) {
      check(each.error().is(FenceError.DROPPED));
    }
    check(ran.get() == 1);
    System.out.println("all of them were told DROPPED");
    timeline.close();
  }

  /** The producer is given, as a driver may well do, and not its consumers' side. */
  private static List<Fence> createContained(TestTimeline timeline, DriverFence other) {
    DriverFence producer = timeline.create();
    return List.of(
        FenceArray.all(other, producer),
        FenceArray.any(producer),
        FenceChain.link(FenceChain.link(null, other, 1), producer, 2),
        Fences.merge(FenceArray.all(producer, producer), other.fence()));
  }

  private static void kept() throws Exception {
    TestTimeline timeline = new TestTimeline(FenceOp.values());
    DriverFence producer = timeline.create();
    Fence consumer = producer.fence();
    AtomicReference<Fence> seen = new AtomicReference<>();
    check(consumer.addCallback(seen::set));
    check(timeline.enabled.get() == 1);
    producer.addCallback(f -> {});
    check(timeline.enabled.get() == 1);
    System.gc();
    check(!consumer.isSignaled());
    check(consumer.timelineName().equals("ring 0"));
    check(timeline.claim(producer));
    check(timeline.publish(producer));
    timeline.requirePayload(producer);
    check(consumer.isDone() && producer.isDone() && seen.get() == producer);
    check(timeline.released.contains(producer));
    DriverFence pending = timeline.create();
    timeline.close();
    check(pending.error() == FenceError.CANCELED && pending.fence().isDone());
    System.out.println("all as without tracking");
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}
