package dev.palisade.examples.syncfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.syncfile.linux.Descriptor;
import dev.palisade.examples.syncfile.linux.DrmDevice;
import dev.palisade.examples.syncfile.linux.Errno;
import dev.palisade.examples.syncfile.linux.SyncFile;
import dev.palisade.examples.syncfile.linux.Vgem;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver over a device's fences: the kernel's vgem, whose jobs end when the test says so. */
@Timeout(60)
class VgemTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private Vgem vgem;
  private SyncFileDriver driver;

  @BeforeEach
  void open() throws IOException {
    DrmDevice device = Devices.require("vgem");
    vgem = new Vgem(device);
    driver = SyncFileDriver.start();
  }

  @AfterEach
  void close() {
    if (driver != null) {
      driver.close();
      vgem.close();
    }
  }

  @Test
  void fenceOfAJobIsSignaledWhenTheJobIsOver() throws Exception {
    try (Vgem.Job job = vgem.start()) {
      SyncFence fence = driver.fenceOf(job.export());
      assertFalse(fence.await(Duration.ofMillis(50)));
      long before = System.nanoTime();
      job.finish();
      assertTrue(fence.await(LONG));
      assertEquals(FenceStatus.SIGNALED, fence.status());
      long at = driver.signaledAt(fence);
      assertTrue(before <= at && at <= System.nanoTime(), before + " " + at);
    }
  }

  @Test
  void fileTellsWhoseFencesAreInIt() throws Exception {
    try (Vgem.Job job = vgem.start();
        SyncFile file = job.export()) {
      List<SyncFile.FenceInfo> fences = file.fences();
      assertEquals(1, fences.size());
      assertEquals("vgem", fences.get(0).driver());
      assertEquals(0, fences.get(0).status());
      job.finish();
      assertEquals(1, file.fences().get(0).status());
    }
  }

  @Test
  void mergedFileWaitsForBoth() throws Exception {
    try (Vgem.Job first = vgem.start();
        Vgem.Job second = vgem.start();
        SyncFile a = first.export();
        SyncFile b = second.export()) {
      SyncFence both = driver.fenceOf(a.merge("both", b));
      second.finish();
      assertFalse(both.await(Duration.ofMillis(50)));
      first.finish();
      assertTrue(both.await(LONG));
    }
  }

  /** What the kernel merges into a file, an array here is. */
  @Test
  void arrayOfTwoWaitsForBoth() throws Exception {
    try (Vgem.Job first = vgem.start();
        Vgem.Job second = vgem.start()) {
      SyncFence a = driver.fenceOf(first.export());
      SyncFence b = driver.fenceOf(second.export());
      Fence both = FenceArray.all(a, b);
      Fence either = FenceArray.any(a, b);
      both.enableSignaling();
      second.finish();
      assertTrue(either.await(LONG));
      assertFalse(both.isSignaled());
      first.finish();
      assertTrue(both.await(LONG));
    }
  }

  @Test
  void jobIsFinishedOnce() throws Exception {
    try (Vgem.Job job = vgem.start()) {
      job.finish();
      Errno again = assertThrows(Errno.class, job::finish);
      assertEquals(Errno.ENOENT, again.number());
      assertTrue(driver.fenceOf(job.export()).await(LONG));
    }
  }

  /** Thirty jobs at once, over in another order than they were started in. */
  @Test
  void everyFenceIsSignaledByItsOwnJob() throws Exception {
    List<Vgem.Job> jobs = new ArrayList<>();
    List<SyncFence> fences = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      jobs.add(vgem.start());
      fences.add(driver.fenceOf(jobs.get(i).export()));
    }
    List<Integer> signaled = Collections.synchronizedList(new ArrayList<>());
    List<Integer> finished = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int number = i;
      assertTrue(fences.get(i).addCallback(fence -> signaled.add(number)));
    }
    for (int i = 0; i < 30; i++) {
      int next = i * 7 % 30;
      finished.add(next);
      jobs.get(next).finish();
      assertTrue(fences.get(next).awaitDone(LONG));
    }
    assertEquals(finished, signaled);
    for (Vgem.Job job : jobs) {
      job.close();
    }
  }

  /**
   * A sync file a frame, and nobody who closes it but the driver. More frames than the guest lets a
   * process have descriptors: an application that was shipped died of this after twelve minutes.
   */
  @Test
  void aFenceAFrameLeavesNoDescriptor() throws Exception {
    int before = Descriptors.open(Descriptors.SYNC_FILE);
    for (int frame = 0; frame < 600; frame++) {
      try (Vgem.Job job = vgem.start()) {
        SyncFence fence = driver.fenceOf(job.export());
        job.finish();
        assertTrue(fence.await(LONG));
      }
    }
    driver.quiesce();
    assertEquals(before, Descriptors.open(Descriptors.SYNC_FILE));
  }

  /** Who exports a file and drops it is found: the descriptor is closed, and the leak reported. */
  @Test
  void droppedFileIsClosedAndReported() throws Exception {
    int before = Descriptors.open(Descriptors.SYNC_FILE);
    List<String> leaks = Collections.synchronizedList(new ArrayList<>());
    Runnable stop =
        Descriptor.onLeak(
            what -> {
              if (what.startsWith("sync_file ")) {
                leaks.add(what);
              }
            });
    try (Vgem.Job job = vgem.start()) {
      dropFiles(job, 20);
      long end = System.nanoTime() + LONG.toNanos();
      while (leaks.size() < 20 && System.nanoTime() < end) {
        System.gc();
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertEquals(20, leaks.size(), leaks.toString());
      assertEquals(before, Descriptors.open(Descriptors.SYNC_FILE));
    } finally {
      stop.run();
    }
  }

  private static void dropFiles(Vgem.Job job, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      SyncFile dropped = job.export();
      assertTrue(dropped.fd() >= 0);
    }
  }

  /** Fences that nobody waits for are the driver's to close as well. */
  @Test
  void fencesNobodyAskedForAreClosedWithTheDriver() throws Exception {
    int before = Descriptors.open(Descriptors.SYNC_FILE);
    try (Vgem.Job job = vgem.start()) {
      for (int i = 0; i < 10; i++) {
        driver.fenceOf(job.export());
      }
      assertEquals(before + 10, Descriptors.open(Descriptors.SYNC_FILE));
      driver.close();
      assertEquals(before, Descriptors.open(Descriptors.SYNC_FILE));
    }
  }
}
