package dev.palisade.examples.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opencl.CL10.clEnqueueNDRangeKernel;
import static org.lwjgl.opencl.CL10.clEnqueueReadBuffer;
import static org.lwjgl.opencl.CL10.clSetKernelArg1i;
import static org.lwjgl.opencl.CL10.clSetKernelArg1p;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.SoftwareTimeline;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;

/** What the driver promises over every implementation of OpenCL. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenClContract {
  static final Duration LONG = Duration.ofSeconds(60);
  private static final int CELLS = 64;
  private static final String SOURCE =
      """
      kernel void add(global int *cells, int value) {
        cells[get_global_id(0)] += value;
      }
      kernel void scale(global int *cells, int value) {
        cells[get_global_id(0)] *= value;
      }
      """;

  private final PointerBuffer size = BufferUtils.createPointerBuffer(1).put(0, CELLS);
  private ClContext context;
  private long program;
  private long cells;
  private ClDriver driver;

  abstract String platform();

  abstract String debianPackages();

  @BeforeEach
  void start() {
    context = new ClContext(Installed.platform(platform(), debianPackages()));
    program = context.program(SOURCE);
    cells = context.buffer(4L * CELLS);
    driver = ClDriver.start(new NativeDevice(context, 2));
  }

  @AfterEach
  void close() {
    if (driver != null) {
      driver.close();
      context.close();
    }
  }

  @Test
  void commandsOnTwoQueuesRunInTheOrderOfTheirFences() throws Exception {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence zero = driver.submit(0, kernel("scale", 0), host.at(1));
    ClFence seven = driver.submit(1, kernel("add", 7), zero);
    ClFence six = driver.submit(0, kernel("scale", 6), seven);
    ByteBuffer result = cellsInHost();
    ClFence read = driver.submit(1, reading(result), six);
    read.enableSignaling();
    Thread.sleep(20);
    assertFalse(zero.isSignaled());
    host.advance(1);
    assertTrue(read.await(LONG));
    assertEquals(FenceStatus.SIGNALED, read.status());
    for (int i = 0; i < CELLS; i++) {
      assertEquals(42, result.getInt(4 * i));
    }
  }

  @Test
  void callbackRunsOnceOnAThreadOfTheDevice() throws Exception {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence fence = driver.submit(0, kernel("scale", 0), host.at(1));
    AtomicInteger runs = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    assertTrue(
        fence.addCallback(
            done -> {
              threads.add(Thread.currentThread());
              runs.incrementAndGet();
            }));
    host.advance(1);
    assertTrue(fence.awaitDone(LONG));
    assertEquals(1, runs.get());
    assertTrue(threads.get(0).isDaemon());
  }

  @Test
  void gateThatFailsFailsWhatIsBehindItThoughNobodyCallsBack() throws Exception {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence behind = driver.submit(0, kernel("add", 1), host.at(1));
    ClFence further = driver.submit(1, kernel("add", 1), behind);
    AtomicInteger runs = new AtomicInteger();
    assertTrue(behind.addCallback(done -> runs.incrementAndGet()));
    assertTrue(further.addCallback(done -> runs.incrementAndGet()));
    host.close();
    assertTrue(behind.awaitDone(LONG));
    assertTrue(further.awaitDone(LONG));
    assertEquals(FenceStatus.FAILED, behind.status());
    assertEquals(FenceStatus.FAILED, further.status());
    assertEquals(2, runs.get());
  }

  @Test
  void queueGoesOnAfterAFailure() throws Exception {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence failed = driver.submit(0, kernel("add", 1), host.at(1));
    host.close();
    assertTrue(failed.await(LONG));
    ClFence next = driver.submit(0, kernel("scale", 0));
    assertTrue(next.await(LONG));
    assertEquals(FenceStatus.SIGNALED, next.status());
  }

  @Test
  void eventThatHasEndedIsSignaledByItsRegistration() throws Exception {
    ClFence first = driver.submit(0, kernel("scale", 0));
    ClFence second = driver.submit(0, kernel("scale", 0));
    assertTrue(second.await(LONG));
    assertFalse(first.addCallback(done -> {}) && !first.awaitDone(LONG));
    assertEquals(FenceStatus.SIGNALED, first.status());
  }

  @Test
  void callbackMaySubmitTheNextCommand() throws Exception {
    CountDownLatch commands = new CountDownLatch(100);
    submitAgain(commands);
    assertTrue(commands.await(LONG.toSeconds(), TimeUnit.SECONDS));
  }

  private void submitAgain(CountDownLatch commands) {
    commands.countDown();
    if (commands.getCount() > 0) {
      Fence next = driver.submit((int) commands.getCount() % 2, kernel("add", 1));
      if (!next.addCallback(done -> submitAgain(commands))) {
        submitAgain(commands);
      }
    }
  }

  @Test
  void hundredsInFlightAllEnd() throws Exception {
    SoftwareTimeline host = new SoftwareTimeline("host");
    ClFence zero = driver.submit(0, kernel("scale", 0), host.at(1));
    AtomicInteger runs = new AtomicInteger();
    List<ClFence> fences = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      ClFence fence = driver.submit(0, kernel("add", 1), zero);
      assertTrue(fence.addCallback(done -> runs.incrementAndGet()));
      fences.add(fence);
    }
    host.advance(1);
    for (ClFence fence : fences) {
      assertTrue(fence.awaitDone(LONG));
    }
    assertEquals(500, runs.get());
    ByteBuffer result = cellsInHost();
    assertTrue(driver.submit(0, reading(result)).await(LONG));
    assertEquals(500, result.getInt(0));
  }

  @Test
  void closeFailsWhatIsBehindAGateAndNothingRunsAfter() {
    SoftwareTimeline host = new SoftwareTimeline("host");
    List<ClFence> fences = new ArrayList<>();
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      ClFence fence = driver.submit(i % 2, kernel("add", 1), host.at(i + 1));
      assertTrue(fence.addCallback(done -> runs.incrementAndGet()));
      fences.add(fence);
    }
    driver.close();
    assertEquals(20, runs.get());
    host.advance(20);
    assertEquals(20, runs.get());
    for (ClFence fence : fences) {
      assertTrue(fence.isDone());
      assertEquals(FenceStatus.FAILED, fence.status());
    }
    assertThrows(IllegalStateException.class, () -> driver.submit(0, kernel("add", 1)));
  }

  /** Of PoCL the events may not be released then: it aborts the process. */
  @Test
  void eventsOfFailedCommandsAreLetGoWhileTheFailureSpreads() throws Exception {
    for (int round = 0; round < 100; round++) {
      try (NativeDevice device = new NativeDevice(context, 1)) {
        long gate = device.createUserEvent();
        Command add = kernel("add", 1);
        List<Long> behind = new ArrayList<>(List.of(device.enqueue(0, add, new long[] {gate})));
        for (int i = 0; i < 50; i++) {
          behind.add(device.enqueue(0, add, new long[0]));
        }
        device.flush(0);
        Thread other = new Thread(() -> behind.forEach(event -> letGoWhenFailed(device, event)));
        other.start();
        device.endUserEvent(gate, ClStatus.DEPENDENCY_FAILED);
        device.release(gate);
        other.join();
      }
    }
  }

  private static void letGoWhenFailed(ClDevice device, long event) {
    while (device.status(event) > ClDevice.COMPLETE) {
      Thread.onSpinWait();
    }
    device.releaseFailed(event);
  }

  @Test
  void commandThatOpenClRefusesSaysWhy() {
    Command nonsense =
        (queue, after, event) ->
            clEnqueueReadBuffer(queue, cells, false, 1L << 20, cellsInHost(), after, event);
    ClException refused = assertThrows(ClException.class, () -> driver.submit(0, nonsense));
    assertEquals("clEnqueue: CL_INVALID_VALUE (-30)", refused.getMessage());
  }

  @Test
  void programThatDoesNotCompileSaysSo() {
    ClException refused = assertThrows(ClException.class, () -> context.program("kernel nonsense"));
    assertTrue(refused.status() < 0);
  }

  @Test
  void fenceOfAnotherDriverIsAGate() throws Exception {
    try (ClDriver other = ClDriver.start(new NativeDevice(context, 1))) {
      ClFence there = other.submit(0, kernel("scale", 0));
      ClFence here = driver.submit(0, kernel("add", 3), there);
      ByteBuffer result = cellsInHost();
      assertTrue(driver.submit(0, reading(result), here).await(LONG));
      assertEquals(3, result.getInt(0));
    }
  }

  private Command kernel(String name, int value) {
    long kernel = context.kernel(program, name);
    clSetKernelArg1p(kernel, 0, cells);
    clSetKernelArg1i(kernel, 1, value);
    return (queue, after, event) ->
        clEnqueueNDRangeKernel(queue, kernel, 1, null, size, null, after, event);
  }

  private Command reading(ByteBuffer into) {
    return (queue, after, event) -> clEnqueueReadBuffer(queue, cells, false, 0, into, after, event);
  }

  private static ByteBuffer cellsInHost() {
    return ByteBuffer.allocateDirect(4 * CELLS).order(ByteOrder.nativeOrder());
  }
}
