package dev.palisade.examples.syncfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.examples.syncfile.linux.Descriptor;
import dev.palisade.examples.syncfile.linux.Errno;
import dev.palisade.examples.syncfile.linux.EventFd;
import dev.palisade.examples.syncfile.linux.Libc;
import dev.palisade.examples.syncfile.linux.Source;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the driver promises, over eventfds, which every Linux has. */
@Timeout(60)
class SyncFileDriverTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @BeforeAll
  static void needsEventfd() {
    Devices.needEventfd();
  }

  /** Ends as it is told to. */
  private static final class Ending implements Source {
    final EventFd event = new EventFd("a test's");
    final Outcome outcome;
    volatile boolean closed;

    Ending(int status) throws IOException {
      outcome = new Outcome(status, System.nanoTime());
    }

    @Override
    public int fd() {
      return event.fd();
    }

    @Override
    public Outcome outcome() {
      return outcome;
    }

    @Override
    public void close() {
      closed = true;
      event.close();
    }
  }

  @Test
  void fenceIsSignaledByTheReaperOnce() throws Exception {
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      EventFd event = new EventFd("a test's");
      SyncFence fence = driver.fenceOf(event);
      List<String> threads = new ArrayList<>();
      assertTrue(fence.addCallback(signaled -> threads.add(Thread.currentThread().getName())));
      assertFalse(fence.await(Duration.ofMillis(20)));
      event.signal();
      assertTrue(fence.awaitDone(LONG));
      assertEquals(List.of("sync-file-reaper"), threads);
      assertEquals(FenceStatus.SIGNALED, fence.status());
    }
  }

  @Test
  void signaledAtIsTheKernelsTime() throws Exception {
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      Ending source = new Ending(1);
      SyncFence fence = driver.fenceOf(source);
      assertThrows(IllegalStateException.class, () -> driver.signaledAt(fence));
      source.event.signal();
      assertTrue(fence.await(LONG));
      assertEquals(source.outcome.nanos(), driver.signaledAt(fence));
    }
  }

  @Test
  void whatEndedBeforeIsSignaledAtFirstInterest() throws Exception {
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      EventFd event = new EventFd("a test's");
      event.signal();
      SyncFence fence = driver.fenceOf(event);
      assertFalse(fence.isSignaled());
      fence.enableSignaling();
      assertTrue(fence.await(LONG));
    }
  }

  @Test
  void errnoBecomesAnErrorWithTheNumberAsItsCause() throws Exception {
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      Ending cancelled = new Ending(-Errno.ECANCELED);
      Ending late = new Ending(-Errno.ETIMEDOUT);
      SyncFence first = driver.fenceOf(cancelled);
      SyncFence second = driver.fenceOf(late);
      cancelled.event.signal();
      late.event.signal();
      assertTrue(first.await(LONG));
      assertTrue(second.await(LONG));
      assertTrue(first.error().is(FenceError.CANCELED));
      assertTrue(second.error().is(FenceError.TIMED_OUT));
      assertEquals("fence: ECANCELED (125)", first.error().cause().getMessage());
      assertThrows(IllegalStateException.class, () -> driver.signaledAt(first));
    }
  }

  @Test
  void callbackMayWaitForNothingAndAskForTheNext() throws Exception {
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      CountDownLatch left = new CountDownLatch(100);
      askAgain(driver, left);
      assertTrue(left.await(LONG.toSeconds(), TimeUnit.SECONDS));
    }
  }

  private static void askAgain(SyncFileDriver driver, CountDownLatch left) {
    left.countDown();
    if (left.getCount() > 0) {
      try {
        EventFd event = new EventFd("a test's");
        event.signal();
        driver.fenceOf(event).addCallback(signaled -> askAgain(driver, left));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A plain file is always readable, and epoll does not take it. */
  @Test
  void whatCannotBePolledFails() throws Exception {
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      Path file = Files.createTempFile("no", "fence");
      Descriptor descriptor = new Descriptor(Libc.open(file.toString()), "a file");
      SyncFence fence = driver.fenceOf(new PlainFile(descriptor));
      assertTrue(fence.await(LONG));
      assertEquals("epoll_ctl: EPERM (1)", fence.error().cause().getMessage());
      Files.delete(file);
    }
  }

  private record PlainFile(Descriptor descriptor) implements Source {
    @Override
    public int fd() {
      return descriptor.fd();
    }

    @Override
    public Outcome outcome() {
      throw new AssertionError("it was never readable");
    }

    @Override
    public void close() {
      descriptor.close();
    }
  }

  @Test
  void closedWhenItIsOver() throws Exception {
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      Ending source = new Ending(1);
      SyncFence fence = driver.fenceOf(source);
      source.event.signal();
      assertTrue(fence.awaitDone(LONG));
      driver.quiesce();
      assertTrue(source.closed);
    }
  }

  @Test
  void closeFailsWhatIsPendingAndLeavesNoDescriptor() throws Exception {
    int before = Descriptors.open(Descriptors.EVENTFD);
    AtomicInteger callbacks = new AtomicInteger();
    List<SyncFence> fences = new ArrayList<>();
    try (SyncFileDriver driver = SyncFileDriver.start()) {
      for (int i = 0; i < 40; i++) {
        fences.add(driver.fenceOf(new EventFd("a test's")));
      }
      fences.forEach(fence -> fence.addCallback(signaled -> callbacks.incrementAndGet()));
      assertEquals(before + 41, Descriptors.open(Descriptors.EVENTFD));
    }
    assertEquals(40, callbacks.get());
    assertTrue(fences.stream().allMatch(fence -> fence.error().is(FenceError.CANCELED)));
    assertEquals(before, Descriptors.open(Descriptors.EVENTFD));
  }

  @Test
  void afterCloseASourceIsClosedAtOnce() throws Exception {
    SyncFileDriver driver = SyncFileDriver.start();
    driver.close();
    Ending source = new Ending(1);
    assertThrows(IllegalStateException.class, () -> driver.fenceOf(source));
    assertTrue(source.closed);
  }
}
