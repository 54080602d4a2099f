package dev.palisade.examples.syncfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.syncfile.linux.DrmDevice;
import dev.palisade.examples.syncfile.linux.Errno;
import dev.palisade.examples.syncfile.linux.SyncFile;
import dev.palisade.examples.syncfile.linux.SyncObject;
import dev.palisade.examples.syncfile.linux.Vgem;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceChain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fences that cross drivers: vgem's in virtio-gpu's sync objects, and their points as fences. */
@Timeout(60)
class SyncObjectTest {
  private static final String VIRTIO = "virtio_gpu";
  private static final Duration LONG = Duration.ofSeconds(30);

  private DrmDevice device;
  private SyncObject object;
  private SyncFileDriver driver;

  @BeforeEach
  void open() throws IOException {
    device = Devices.require(VIRTIO);
    if (!device.hasTimelines()) {
      device.close();
      Devices.skip(VIRTIO, "its driver has no timelines in this kernel");
    }
    object = new SyncObject(device);
    driver = SyncFileDriver.start();
  }

  @AfterEach
  void close() throws IOException {
    if (driver != null) {
      driver.close();
      object.close();
      device.close();
    }
  }

  /** The other device's signal wakes who waits for this one's object. */
  @Test
  void vgemSignalsAnObjectOfVirtio() throws Exception {
    try (Vgem vgem = new Vgem(Devices.require("vgem"));
        Vgem.Job job = vgem.start()) {
      try (SyncFile file = job.export()) {
        object.put(file);
      }
      SyncFence fence = driver.fenceOf(object.at(0));
      assertFalse(fence.await(Duration.ofMillis(50)));
      job.finish();
      assertTrue(fence.await(LONG));
    }
  }

  /** There and back: the file that comes out of the object holds vgem's fence. */
  @Test
  void exportedFileIsStillVgems() throws Exception {
    try (Vgem vgem = new Vgem(Devices.require("vgem"));
        Vgem.Job job = vgem.start()) {
      try (SyncFile file = job.export()) {
        object.put(file);
      }
      try (SyncFile back = object.export()) {
        assertEquals("vgem", back.fences().get(0).driver());
      }
      SyncFence fence = driver.fenceOf(object.export());
      job.finish();
      assertTrue(fence.await(LONG));
    }
  }

  @Test
  void objectWithoutAFenceHasNothingToExport() {
    Errno empty = assertThrows(Errno.class, object::export);
    assertEquals(Errno.EINVAL, empty.number());
  }

  /** Waiting comes before submitting: the object has no fence yet. */
  @Test
  void fenceOfAnEmptyObjectIsSignaledBySubmission() throws Exception {
    SyncFence fence = driver.fenceOf(object.at(0));
    assertFalse(fence.await(Duration.ofMillis(50)));
    object.signal();
    assertTrue(fence.await(LONG));
  }

  @Test
  void pointsOfATimelineAreFences() throws Exception {
    SyncFence three = driver.fenceOf(object.at(3));
    SyncFence five = driver.fenceOf(object.at(5));
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    three.addCallback(fence -> order.add(3));
    five.addCallback(fence -> order.add(5));
    object.signal(4);
    assertTrue(three.awaitDone(LONG));
    assertFalse(five.await(Duration.ofMillis(50)));
    object.signal(5);
    assertTrue(five.awaitDone(LONG));
    assertEquals(List.of(3, 5), order);
  }

  /** The kernel takes a point that is too low, and the timeline stays where it is. */
  @Test
  void timelineDoesNotGoBack() throws Exception {
    object.signal(5);
    object.signal(3);
    assertEquals(5, object.point());
    assertTrue(driver.fenceOf(object.at(5)).await(LONG));
  }

  /** A chain of ours over points of theirs. */
  @Test
  void chainOverPointsWaitsForTheEarlierOnes() throws Exception {
    Fence one = driver.fenceOf(object.at(1));
    Fence two = driver.fenceOf(object.at(2));
    FenceChain chain = FenceChain.link(FenceChain.link(null, two, 1), one, 2);
    chain.enableSignaling();
    object.signal(1);
    assertTrue(one.await(LONG));
    assertFalse(chain.isSignaled());
    object.signal(2);
    assertTrue(chain.await(LONG));
  }
}
