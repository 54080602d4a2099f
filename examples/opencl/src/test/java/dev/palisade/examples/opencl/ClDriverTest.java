package dev.palisade.examples.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.SoftwareTimeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the driver owes to its callers, whatever the device does. */
@Timeout(60)
class ClDriverTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Command NOTHING = (queue, after, event) -> 0;

  private final StubDevice device = new StubDevice();
  private final ClDriver driver = ClDriver.start(device);

  @AfterEach
  void endWhatIsPendingAndClose() {
    for (long event : device.waits.keySet()) {
      if (!device.released().contains(event) && device.status(event) > 0) {
        device.end(event, ClDevice.COMPLETE);
      }
    }
    driver.close();
  }

  @Test
  void callbackOfTheDeviceSignalsOnItsThread() throws Exception {
    ClFence fence = driver.submit(0, NOTHING);
    List<Thread> threads = new ArrayList<>();
    assertTrue(fence.addCallback(done -> threads.add(Thread.currentThread())));
    Thread foreign = new Thread(() -> device.end(fence.event.handle, ClDevice.COMPLETE));
    foreign.start();
    assertTrue(fence.awaitDone(LONG));
    foreign.join();
    assertEquals(FenceStatus.SIGNALED, fence.status());
    assertTrue(threads.get(0) == foreign || threads.get(0).getName().equals("opencl-watch"));
  }

  @Test
  void eventThatHasEndedCallsBackInsideItsRegistration() {
    ClFence fence = driver.submit(0, NOTHING);
    device.end(fence.event.handle, ClDevice.COMPLETE);
    fence.enableSignaling();
    assertEquals(FenceStatus.SIGNALED, fence.status());
    assertFalse(fence.addCallback(done -> {}));
  }

  @Test
  void callbackThatNeverComesIsFoundOut() throws Exception {
    device.callsBack = false;
    ClFence failed = driver.submit(0, NOTHING);
    ClFence succeeded = driver.submit(1, NOTHING);
    AtomicInteger runs = new AtomicInteger();
    assertTrue(failed.addCallback(done -> runs.incrementAndGet()));
    assertTrue(succeeded.addCallback(done -> runs.incrementAndGet()));
    device.end(failed.event.handle, -5);
    device.end(succeeded.event.handle, ClDevice.COMPLETE);
    assertTrue(failed.awaitDone(LONG));
    assertTrue(succeeded.awaitDone(LONG));
    assertTrue(failed.error().is(FenceError.NO_RESOURCES));
    assertEquals("command: CL_OUT_OF_RESOURCES (-5)", failed.error().cause().getMessage());
    assertEquals(FenceStatus.SIGNALED, succeeded.status());
    assertEquals(2, runs.get());
  }

  @Test
  void callbackThatComesTooLateIsNotHeard() throws Exception {
    device.callsBack = false;
    ClFence fence = driver.submit(0, NOTHING);
    fence.enableSignaling();
    long event = fence.event.handle;
    device.end(event, -5);
    assertTrue(fence.awaitDone(LONG));
    while (!device.released().contains(event)) {
      driver.flush(); // Whoever comes by releases what is done.
      Thread.sleep(1);
    }
    device.callForgotten(event, ClDevice.COMPLETE);
    assertEquals(FenceStatus.FAILED, fence.status());
  }

  @Test
  void nothingIsFlushedBeforeSomebodyTakesAnInterestThenEveryQueue() {
    ClFence first = driver.submit(0, NOTHING);
    ClFence second = driver.submit(1, NOTHING, first);
    assertFalse(device.isFlushed(first.event.handle));
    assertFalse(device.isFlushed(second.event.handle));
    second.enableSignaling();
    assertTrue(device.isFlushed(first.event.handle));
    assertTrue(device.isFlushed(second.event.handle));
  }

  @Test
  void flushIsEnoughForThoseWhoOnlyPoll() throws Exception {
    ClFence fence = driver.submit(0, NOTHING);
    driver.flush();
    assertTrue(device.isFlushed(fence.event.handle));
    device.end(fence.event.handle, ClDevice.COMPLETE);
    while (!fence.isSignaled()) {
      Thread.sleep(1);
    }
  }

  @Test
  void ownFencesAreEventsOfTheWaitListAndForeignOnesGates() {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence own = driver.submit(0, NOTHING);
    ClFence both = driver.submit(1, NOTHING, own, host.at(1));
    long[] waits = device.waits.get(both.event.handle);
    assertEquals(2, waits.length);
    assertEquals(own.event.handle, waits[0]);
    assertEquals(Map.of(waits[1], StubDevice.SUBMITTED), device.userEvents());
    host.advance(1);
    assertEquals(Map.of(waits[1], ClDevice.COMPLETE), device.userEvents());
    assertEquals(List.of(waits[1]), device.released());
  }

  @Test
  void signaledFencesAreNotWaitedFor() throws Exception {
    ClFence own = driver.submit(0, NOTHING);
    device.end(own.event.handle, ClDevice.COMPLETE);
    assertTrue(own.await(LONG));
    SoftwareTimeline host = new SoftwareTimeline("host");
    host.advance(1);
    ClFence next = driver.submit(0, NOTHING, own, host.at(1));
    assertArrayEquals(new long[0], device.waits.get(next.event.handle));
  }

  @Test
  void failureOfWhatACommandComesAfterIsHandedOn() throws Exception {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence behind = driver.submit(0, NOTHING, host.at(1));
    long gate = device.waits.get(behind.event.handle)[0];
    host.close();
    assertEquals(ClStatus.DEPENDENCY_FAILED, device.userEvents().get(gate));

    ClFence failed = driver.submit(0, NOTHING);
    device.end(failed.event.handle, -4);
    assertTrue(failed.await(LONG));
    ClFence after = driver.submit(1, NOTHING, failed);
    long shut = device.waits.get(after.event.handle)[0];
    assertEquals(ClStatus.DEPENDENCY_FAILED, device.userEvents().get(shut));
  }

  @Test
  void refusedCommandLeavesNothing() {
    SoftwareTimeline host = new SoftwareTimeline("host");
    Fence start = host.at(1);
    device.refusal = -6;
    ClException refused = assertThrows(ClException.class, () -> driver.submit(0, NOTHING, start));
    assertEquals("clEnqueue: CL_OUT_OF_HOST_MEMORY (-6)", refused.getMessage());
    assertEquals(-6, refused.status());
    assertEquals(List.copyOf(device.userEvents().keySet()), device.released());
    host.advance(1);
  }

  @Test
  void callbackMaySubmitTheNextCommand() throws Exception {
    List<ClFence> next = new ArrayList<>();
    ClFence fence = driver.submit(0, NOTHING);
    assertTrue(fence.addCallback(done -> next.add(driver.submit(1, NOTHING))));
    device.end(fence.event.handle, ClDevice.COMPLETE);
    assertTrue(fence.awaitDone(LONG));
    device.end(next.get(0).event.handle, ClDevice.COMPLETE);
    assertTrue(next.get(0).await(LONG));
  }

  @Test
  void everyEventIsReleasedOnce() throws Exception {
    List<ClFence> fences = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      fences.add(driver.submit(i % 2, NOTHING));
      fences.get(i).enableSignaling();
    }
    fences.forEach(fence -> device.end(fence.event.handle, ClDevice.COMPLETE));
    for (ClFence fence : fences) {
      assertTrue(fence.awaitDone(LONG));
    }
    driver.close();
    assertEquals(100, device.released().stream().distinct().count());
  }

  @Test
  void closeFailsWhatIsBehindAGateAndRefusesMore() throws Exception {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence behind = driver.submit(0, NOTHING, host.at(1));
    long gate = device.waits.get(behind.event.handle)[0];
    Thread closer = new Thread(driver::close);
    closer.start();
    while (device.userEvents().get(gate) == StubDevice.SUBMITTED) {
      Thread.sleep(1);
    }
    device.callsBack = false;
    device.end(behind.event.handle, device.userEvents().get(gate));
    closer.join();
    assertTrue(behind.isDone());
    assertTrue(behind.error().is(FenceError.CANCELED));
    assertTrue(device.closed);
    assertThrows(IllegalStateException.class, () -> driver.submit(0, NOTHING));
    host.advance(1);
    driver.close();
  }

  @Test
  void deviceThatKeepsACommandIsNotClosed() throws Exception {
    ClFence kept = driver.submit(0, NOTHING);
    driver.close();
    assertTrue(kept.isDone());
    assertTrue(kept.error().is(FenceError.CANCELED));
    assertFalse(device.closed);
  }

  @Test
  void namesAreTheDrivers() {
    ClFence fence = driver.submit(0, NOTHING);
    assertEquals("opencl", fence.driverName());
    assertEquals("stub", fence.timelineName());
    assertSame(driver.describe(), device.describe());
  }
}
