package dev.palisade.examples.uring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the driver promises over every ring. */
@Timeout(60)
abstract class DriverContract {
  static final Duration LONG = Duration.ofSeconds(20);
  static final int NO_FILE = 1_000_000;

  @TempDir Path folder;
  private byte[] content;
  private Path path;

  abstract Ring newRing(int entries) throws IOException;

  @BeforeEach
  void writeFile() throws IOException {
    content = new byte[100_003];
    new Random(7).nextBytes(content);
    path = Files.write(folder.resolve("content"), content);
  }

  @Test
  void fileReadThroughFencesEqualsFile() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      int file = driver.openFile(path, false);
      ByteBuffer buffer = ByteBuffer.allocateDirect(content.length);
      ReadFence fence = driver.read(new ReadRequest(file, buffer, 0));
      assertTrue(fence.await(LONG));
      assertEquals(content.length, driver.transferred(fence));
      assertArrayEquals(content, bytes(buffer));
    }
  }

  @Test
  void hundredsInFlightAllComeBackWithTheirOwnBytes() throws Exception {
    try (UringDriver driver = start(512, 512)) {
      int file = driver.openFile(path, false);
      List<ReadFence> fences = new ArrayList<>();
      List<ByteBuffer> buffers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        buffers.add(ByteBuffer.allocateDirect(200));
        fences.add(driver.read(new ReadRequest(file, buffers.get(i), i * 200L)));
      }
      for (int i = 0; i < 500; i++) {
        assertTrue(fences.get(i).await(LONG));
        assertEquals(200, driver.transferred(fences.get(i)));
        assertArrayEquals(
            Arrays.copyOfRange(content, i * 200, (i + 1) * 200), bytes(buffers.get(i)));
      }
    }
  }

  @Test
  void nothingIsReadBeforeSomebodyTakesAnInterest() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(head(driver, 10));
      Thread.sleep(50);
      assertFalse(fence.isSignaled());
      fence.enableSignaling();
      assertTrue(fence.await(LONG));
    }
  }

  @Test
  void flushIsEnoughForThoseWhoOnlyPoll() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(head(driver, 10));
      driver.flush();
      while (!fence.isSignaled()) {
        Thread.onSpinWait();
      }
      assertEquals(FenceStatus.SIGNALED, fence.status());
    }
  }

  @Test
  void callbackRunsOnceOnTheReaper() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(head(driver, 10));
      AtomicInteger runs = new AtomicInteger();
      List<String> threads = new ArrayList<>();
      assertTrue(
          fence.addCallback(
              signaled -> {
                threads.add(Thread.currentThread().getName());
                runs.incrementAndGet();
              }));
      assertTrue(fence.awaitDone(LONG));
      assertEquals(1, runs.get());
      assertEquals(List.of("uring-reaper"), threads);
    }
  }

  @Test
  void callbackMayAskForTheNextRead() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      CountDownLatch reads = new CountDownLatch(100);
      readAgain(driver, head(driver, 10), reads);
      assertTrue(reads.await(LONG.toSeconds(), TimeUnit.SECONDS));
    }
  }

  private static void readAgain(UringDriver driver, ReadRequest request, CountDownLatch reads) {
    reads.countDown();
    if (reads.getCount() > 0) {
      driver.read(request).addCallback(signaled -> readAgain(driver, request, reads));
    }
  }

  @Test
  void submissionQueueSmallerThanDepthIsFlushedWhenFull() throws Exception {
    try (UringDriver driver = start(4, 64)) {
      List<ReadFence> fences = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        fences.add(driver.read(head(driver, 10)));
      }
      for (ReadFence fence : fences) {
        assertTrue(fence.await(LONG));
        assertEquals(10, driver.transferred(fence));
      }
    }
  }

  @Test
  void moreThanDepthIsRejectedAndRoomComesBack() throws Exception {
    try (UringDriver driver = start(8, 2)) {
      ReadFence first = driver.read(head(driver, 10));
      driver.read(head(driver, 10));
      assertThrows(RejectedExecutionException.class, () -> driver.read(head(driver, 10)));
      assertTrue(first.await(LONG));
      assertTrue(driver.read(head(driver, 10)).await(LONG));
    }
  }

  @Test
  void readAtTheEndMovesNothing() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      int file = driver.openFile(path, false);
      ReadFence end =
          driver.read(new ReadRequest(file, ByteBuffer.allocateDirect(10), content.length));
      assertTrue(end.await(LONG));
      assertEquals(0, driver.transferred(end));
    }
  }

  @Test
  void readOverTheEndMovesWhatIsThere() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      int file = driver.openFile(path, false);
      ReadFence end =
          driver.read(new ReadRequest(file, ByteBuffer.allocateDirect(10), content.length - 3));
      assertTrue(end.await(LONG));
      assertEquals(3, driver.transferred(end));
    }
  }

  @Test
  void bufferPositionIsLeftAloneAndHonoured() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      int file = driver.openFile(path, false);
      ByteBuffer buffer = ByteBuffer.allocateDirect(10).position(2).limit(6);
      assertTrue(driver.read(new ReadRequest(file, buffer, 0)).await(LONG));
      assertEquals(2, buffer.position());
      byte[] expected = {0, 0, content[0], content[1], content[2], content[3], 0, 0, 0, 0};
      assertArrayEquals(expected, bytes(buffer.clear()));
    }
  }

  @Test
  void readOfNoFileFailsAndNamesTheErrno() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(new ReadRequest(NO_FILE, ByteBuffer.allocateDirect(10), 0));
      assertTrue(fence.await(LONG));
      assertEquals(FenceStatus.FAILED, fence.status());
      assertTrue(fence.error().is(FenceError.INVALID), fence.error()::toString);
      assertEquals("read: EBADF (9)", fence.error().cause().getMessage());
    }
  }

  @Test
  void payloadIsUnreadableWhilePendingAndAfterFailure() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(new ReadRequest(NO_FILE, ByteBuffer.allocateDirect(10), 0));
      assertThrows(IllegalStateException.class, () -> driver.transferred(fence));
      assertTrue(fence.await(LONG));
      assertThrows(IllegalStateException.class, () -> driver.transferred(fence));
    }
  }

  @Test
  void linkedReadsAllSucceedInOrder() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      List<ReadFence> chain =
          driver.readLinked(List.of(head(driver, 10), head(driver, 20), head(driver, 30)));
      assertTrue(chain.get(2).await(LONG));
      for (int i = 0; i < 3; i++) {
        assertEquals(FenceStatus.SIGNALED, chain.get(i).status());
        assertEquals(10 * (i + 1), driver.transferred(chain.get(i)));
      }
    }
  }

  @Test
  void failedReadCancelsThoseLinkedToIt() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadRequest broken = new ReadRequest(NO_FILE, ByteBuffer.allocateDirect(10), 0);
      List<ReadFence> chain =
          driver.readLinked(List.of(head(driver, 10), broken, head(driver, 10), head(driver, 10)));
      for (ReadFence fence : chain) {
        assertTrue(fence.await(LONG));
      }
      assertEquals(FenceStatus.SIGNALED, chain.get(0).status());
      assertTrue(chain.get(1).error().is(FenceError.INVALID));
      assertTrue(chain.get(2).error().is(FenceError.CANCELED));
      assertTrue(chain.get(3).error().is(FenceError.CANCELED));
    }
  }

  @Test
  void shortReadCancelsThoseLinkedToIt() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      int file = driver.openFile(path, false);
      ByteBuffer buffer = ByteBuffer.allocateDirect(10);
      ReadRequest last = new ReadRequest(file, buffer, content.length - 3);
      List<ReadFence> chain = driver.readLinked(List.of(last, head(driver, 10)));
      assertTrue(chain.get(1).await(LONG));
      assertEquals(3, driver.transferred(chain.get(0)));
      assertTrue(chain.get(1).error().is(FenceError.CANCELED));
    }
  }

  @Test
  void chainLongerThanTheQueueIsRejectedAndLeavesNothing() throws Exception {
    try (UringDriver driver = start(2, 8)) {
      List<ReadRequest> three = List.of(head(driver, 1), head(driver, 1), head(driver, 1));
      assertThrows(RejectedExecutionException.class, () -> driver.readLinked(three));
      assertTrue(driver.read(head(driver, 10)).await(LONG));
    }
  }

  @Test
  void cancelEndsInBytesOrCancellationNeverInBoth() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      for (int i = 0; i < 300; i++) {
        ReadFence fence = driver.read(head(driver, 1000));
        if (i % 2 == 0) {
          driver.flush();
        }
        driver.cancel(fence);
        assertTrue(fence.awaitDone(LONG));
        if (fence.status() == FenceStatus.SIGNALED) {
          assertEquals(1000, driver.transferred(fence));
        } else {
          assertTrue(fence.error().is(FenceError.CANCELED), fence.error()::toString);
        }
      }
    }
  }

  @Test
  void cancelOfWhatHasEndedIsRefused() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(head(driver, 10));
      assertTrue(fence.await(LONG));
      assertFalse(driver.cancel(fence));
      assertEquals(FenceStatus.SIGNALED, fence.status());
    }
  }

  @Test
  void closeCompletesWhatIsQueuedAndRefusesMore() throws Exception {
    UringDriver driver = start(64, 64);
    List<ReadFence> fences = new ArrayList<>();
    AtomicInteger callbacks = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      ReadFence fence = driver.read(head(driver, 1000));
      fence.addCallback(signaled -> callbacks.incrementAndGet());
      fences.add(fence);
    }
    ReadRequest late = head(driver, 10);
    driver.close();
    int afterClose = callbacks.get();
    assertEquals(50, afterClose);
    for (ReadFence fence : fences) {
      assertTrue(fence.isDone());
    }
    assertThrows(IllegalStateException.class, () -> driver.read(late));
    assertFalse(driver.cancel(fences.get(0)));
    driver.flush();
    driver.close();
  }

  @Test
  void closeWhileOthersReadEndsEveryReadOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      UringDriver driver = start(16, 16);
      ReadRequest request = head(driver, 1000);
      AtomicInteger asked = new AtomicInteger();
      AtomicInteger ended = new AtomicInteger();
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Thread reader = new Thread(() -> readUntilClosed(driver, request, asked, ended));
        reader.start();
        readers.add(reader);
      }
      Thread.sleep(round);
      driver.close();
      for (Thread reader : readers) {
        reader.join();
      }
      assertEquals(asked.get(), ended.get());
    }
  }

  private static void readUntilClosed(
      UringDriver driver, ReadRequest request, AtomicInteger asked, AtomicInteger ended) {
    while (true) {
      try {
        ReadFence fence = driver.read(request);
        asked.incrementAndGet();
        if (!fence.addCallback(signaled -> ended.incrementAndGet())) {
          ended.incrementAndGet();
        }
      } catch (RejectedExecutionException full) {
        Thread.onSpinWait();
      } catch (IllegalStateException closed) {
        return;
      }
    }
  }

  @Test
  void reaperEndsWithItsDriver() throws Exception {
    UringDriver driver = start(8, 8);
    ReadFence fence = driver.read(head(driver, 10));
    List<Thread> reapers = new ArrayList<>();
    fence.addCallback(signaled -> reapers.add(Thread.currentThread()));
    assertTrue(fence.awaitDone(LONG));
    driver.close();
    assertFalse(reapers.get(0).isAlive());
  }

  @Test
  void namesAreTheDriversThenFixed() throws Exception {
    try (UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(head(driver, 10));
      assertEquals("uring", fence.driverName());
      assertEquals(driver.describe(), fence.timelineName());
    }
  }

  @Test
  void heapBufferIsRefusedBeforeAnythingIsQueued() {
    assertThrows(
        IllegalArgumentException.class, () -> new ReadRequest(0, ByteBuffer.allocate(10), 0));
  }

  UringDriver start(int entries, int depth) throws IOException {
    return UringDriver.start(newRing(entries), depth);
  }

  ReadRequest head(UringDriver driver, int length) throws IOException {
    return new ReadRequest(driver.openFile(path, false), ByteBuffer.allocateDirect(length), 0);
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
