package dev.palisade.examples.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.vulkan.VK10.vkCmdCopyBuffer;
import static org.lwjgl.vulkan.VK10.vkCmdFillBuffer;

import dev.palisade.runtime.FenceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lwjgl.vulkan.VkBufferCopy;

/** Submissions as fences. */
class SubmitDriverTest extends OnVulkan {
  private static final int SIZE = 1 << 16;

  @Test
  void bytesAreThereOnceTheFenceIsSignaled() throws Exception {
    Memory.Buffer from = gpu.memory().buffer(SIZE);
    Memory.Buffer to = gpu.memory().buffer(SIZE);
    long fill = fill(from, 0x2a2a2a2a);
    long copy =
        gpu.memory()
            .record(
                commands ->
                    vkCmdCopyBuffer(
                        commands, from.handle(), to.handle(), VkBufferCopy.calloc(1).size(SIZE)));
    try (PointDriver timeline = PointDriver.start(gpu);
        SubmitDriver driver = SubmitDriver.start(gpu)) {
      driver.submit(Submission.of(fill).signals(timeline.point(1)));
      SubmitFence copied = driver.submit(Submission.of(copy).after(timeline.point(1)));
      assertTrue(copied.await(LONG));
      assertEquals(FenceStatus.SIGNALED, copied.status());
      for (int i = 0; i < SIZE; i++) {
        assertEquals(0x2a, to.bytes().get(i));
      }
    }
  }

  @Test
  void submissionBehindAPointThatNobodyHasPromisedWaitsForIt() throws Exception {
    try (PointDriver host = PointDriver.start(gpu);
        SubmitDriver driver = SubmitDriver.start(gpu)) {
      ofHost.add(host.semaphore());
      SubmitFence behind = driver.submit(Submission.of(0).after(host.point(3)));
      host.signal(2);
      Thread.sleep(20);
      assertFalse(behind.isSignaled());
      host.signal(4);
      assertTrue(behind.await(LONG));
      assertEquals(FenceStatus.SIGNALED, behind.status());
    }
  }

  @Test
  void fencesAreSignaledInTheOrderOfSubmissionAndOnTheReaper() throws Exception {
    try (PointDriver host = PointDriver.start(gpu);
        SubmitDriver driver = SubmitDriver.start(gpu)) {
      List<Integer> order = new ArrayList<>();
      List<String> threads = new ArrayList<>();
      SubmitFence last = driver.submit(Submission.of(0).after(host.point(1)));
      for (int i = 0; i < 200; i++) {
        int number = i;
        last = driver.submit(Submission.of(0));
        assertTrue(
            last.addCallback(
                done -> {
                  order.add(number);
                  threads.add(Thread.currentThread().getName());
                }));
      }
      host.signal(1);
      assertTrue(last.awaitDone(LONG));
      assertEquals(200, order.size());
      assertEquals(order.stream().sorted().toList(), order);
      assertEquals(List.of("vulkan-reaper"), threads.stream().distinct().toList());
    }
  }

  @Test
  void callbackMaySubmitTheNext() throws Exception {
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      CountDownLatch submissions = new CountDownLatch(300);
      submitAgain(driver, submissions);
      assertTrue(submissions.await(LONG.toSeconds(), TimeUnit.SECONDS));
    }
  }

  private static void submitAgain(SubmitDriver driver, CountDownLatch submissions) {
    submissions.countDown();
    if (submissions.getCount() > 0) {
      SubmitFence next = driver.submit(Submission.of(0));
      if (!next.addCallback(done -> submitAgain(driver, submissions))) {
        submitAgain(driver, submissions);
      }
    }
  }

  @Test
  void manyThreadsShareTheQueue() throws Exception {
    try (SubmitDriver driver = SubmitDriver.start(gpu)) {
      AtomicInteger ended = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread thread = new Thread(() -> submitMany(driver, ended));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertTrue(driver.submit(Submission.of(0)).awaitDone(LONG));
      assertEquals(3 * 100, ended.get());
    }
  }

  private static void submitMany(SubmitDriver driver, AtomicInteger ended) {
    for (int i = 0; i < 100; i++) {
      if (!driver.submit(Submission.of(0)).addCallback(done -> ended.incrementAndGet())) {
        ended.incrementAndGet();
      }
    }
  }

  @Test
  void closeFinishesWhatIsSubmittedAndRefusesMore() {
    SubmitDriver driver = SubmitDriver.start(gpu);
    Memory.Buffer buffer = gpu.memory().buffer(SIZE);
    List<SubmitFence> fences = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fences.add(driver.submit(Submission.of(fill(buffer, i))));
    }
    driver.close();
    assertEquals(19, buffer.bytes().get(0) | buffer.bytes().get(3));
    for (SubmitFence fence : fences) {
      assertTrue(fence.isDone());
      assertEquals(FenceStatus.SIGNALED, fence.status());
    }
    assertThrows(IllegalStateException.class, () -> driver.submit(Submission.of(0)));
    driver.close();
  }

  @Test
  void namesAreTheDrivers() {
    try (PointDriver host = PointDriver.start(gpu);
        SubmitDriver driver = SubmitDriver.start(gpu)) {
      SubmitFence fence = driver.submit(Submission.of(0).after(host.point(1)));
      assertEquals("vulkan", fence.driverName());
      assertEquals(gpu.describe(), fence.timelineName());
      host.signal(1);
    }
  }

  private long fill(Memory.Buffer buffer, int word) {
    return gpu.memory()
        .record(commands -> vkCmdFillBuffer(commands, buffer.handle(), 0, SIZE, word));
  }
}
