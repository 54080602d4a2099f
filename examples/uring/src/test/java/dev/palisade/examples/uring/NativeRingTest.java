package dev.palisade.examples.uring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.testing.Needs;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver over the kernel's io_uring; a pipe gives requests that stay pending. */
class NativeRingTest extends DriverContract {
  @BeforeAll
  static void needsIoUring() {
    String whyNot = NativeRing.whyNot();
    Needs.device(
        "uring",
        whyNot == null
            ? null
            : "no io_uring: " + whyNot + "; it needs Linux 5.6 that has not switched it off");
  }

  @Override
  Ring newRing(int entries) throws IOException {
    return new NativeRing(entries);
  }

  @Test
  void readOfAnEmptyPipeEndsWhenBytesCome() throws Exception {
    try (Pipe pipe = new Pipe();
        UringDriver driver = start(8, 8)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(100);
      ReadFence fence = driver.read(new ReadRequest(pipe.readEnd, buffer, 0));
      fence.enableSignaling();
      Thread.sleep(20);
      assertEquals(FenceStatus.PENDING, fence.status());
      pipe.write("fences");
      assertTrue(fence.await(LONG));
      assertEquals(6, driver.transferred(fence));
      assertArrayEquals("fences".getBytes(StandardCharsets.UTF_8), bytes(buffer.limit(6)));
    }
  }

  @Test
  void cancelledReadSaysSo() throws Exception {
    try (Pipe pipe = new Pipe();
        UringDriver driver = start(8, 8)) {
      ReadFence fence = driver.read(pipe.request());
      driver.flush();
      assertTrue(driver.cancel(fence));
      assertTrue(fence.await(LONG));
      assertEquals(FenceStatus.FAILED, fence.status());
      assertTrue(fence.error().is(FenceError.CANCELED));
      assertEquals("read: ECANCELED (125)", fence.error().cause().getMessage());
    }
  }

  @Test
  void cancelReachesOnlyItsOwnRequest() throws Exception {
    try (Pipe pipe = new Pipe();
        UringDriver driver = start(8, 8)) {
      ReadFence given = driver.read(pipe.request());
      assertTrue(driver.cancel(given));
      assertTrue(given.awaitDone(LONG));
      ReadFence next = driver.read(pipe.request());
      next.enableSignaling();
      assertFalse(driver.cancel(given));
      pipe.write("x");
      assertTrue(next.await(LONG));
      assertEquals(1, driver.transferred(next));
    }
  }

  @Test
  void readLinkedToAPendingOneWaitsForIt() throws Exception {
    try (Pipe pipe = new Pipe();
        UringDriver driver = start(8, 8)) {
      ReadRequest one = new ReadRequest(pipe.readEnd, ByteBuffer.allocateDirect(1), 0);
      List<ReadFence> chain = driver.readLinked(List.of(one, head(driver, 10)));
      chain.get(1).enableSignaling();
      Thread.sleep(20);
      assertFalse(chain.get(1).isSignaled());
      pipe.write("x");
      assertTrue(chain.get(1).await(LONG));
      assertEquals(10, driver.transferred(chain.get(1)));
    }
  }

  @Test
  void cancelledHeadCancelsItsDependant() throws Exception {
    try (Pipe pipe = new Pipe();
        UringDriver driver = start(8, 8)) {
      List<ReadFence> chain = driver.readLinked(List.of(pipe.request(), head(driver, 10)));
      driver.flush();
      driver.cancel(chain.get(0));
      assertTrue(chain.get(1).await(LONG));
      assertTrue(chain.get(0).error().is(FenceError.CANCELED));
      assertTrue(chain.get(1).error().is(FenceError.CANCELED));
    }
  }

  @Test
  void closeCancelsWhatIsPendingAndNothingRunsAfter() throws Exception {
    try (Pipe pipe = new Pipe()) {
      UringDriver driver = start(64, 64);
      List<ReadFence> fences = new ArrayList<>();
      List<ByteBuffer> buffers = new ArrayList<>();
      AtomicInteger callbacks = new AtomicInteger();
      for (int i = 0; i < 40; i++) {
        ReadRequest request = pipe.request();
        buffers.add(request.into());
        ReadFence fence = driver.read(request);
        assertTrue(fence.addCallback(signaled -> callbacks.incrementAndGet()));
        fences.add(fence);
      }
      driver.close();
      assertEquals(40, callbacks.get());
      pipe.write("too late");
      Thread.sleep(20);
      assertEquals(40, callbacks.get());
      for (int i = 0; i < 40; i++) {
        assertTrue(fences.get(i).error().is(FenceError.CANCELED));
        assertEquals(0, buffers.get(i).get(0));
      }
    }
  }
}
