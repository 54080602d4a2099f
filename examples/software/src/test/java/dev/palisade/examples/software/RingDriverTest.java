package dev.palisade.examples.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver that the build rejects when it names an external lock: here it runs. */
@Timeout(60)
class RingDriverTest {
  @Test
  void interruptSignalsFinishedCommandsInOrder() {
    try (RingDriver ring = new RingDriver()) {
      List<Long> order = new ArrayList<>();
      List<Fence> fences = List.of(ring.submit(), ring.submit(), ring.submit());
      fences.forEach(fence -> assertTrue(fence.addCallback(done -> order.add(done.sequence()))));
      ring.finish(2);
      assertTrue(fences.get(1).isDone());
      assertFalse(fences.get(2).isSignaled());
      ring.finish(1);
      assertEquals(fences.stream().map(Fence::sequence).toList(), order);
    }
  }

  @Test
  void commandFinishedBeforeTheInterruptWasEnabledIsNoticedOnFirstInterest() throws Exception {
    try (RingDriver ring = new RingDriver()) {
      Fence fence = ring.submit();
      ring.finish(1);
      assertFalse(fence.isSignaled());
      assertTrue(fence.await(Duration.ofSeconds(20)));
    }
  }

  @Test
  void callbackUnderTheRingLockMaySubmitAgain() {
    try (RingDriver ring = new RingDriver()) {
      List<Fence> next = new ArrayList<>();
      assertTrue(ring.submit().addCallback(fence -> next.add(ring.submit())));
      ring.finish(1);
      assertEquals(1, next.size());
      assertFalse(next.get(0).isSignaled());
    }
  }

  @Test
  void closeCancelsWhatIsOnTheRing() {
    RingDriver ring = new RingDriver();
    Fence fence = ring.submit();
    ring.close();
    assertTrue(fence.error().is(FenceError.CANCELED));
  }

  /** Where both sides of the kernel's inversion meet: interest and interrupt, from two threads. */
  @Test
  void firstInterestAndInterruptRaceWithoutDeadlock() throws Exception {
    int commands = 20_000;
    AtomicInteger calls = new AtomicInteger();
    try (RingDriver ring = new RingDriver()) {
      List<Fence> fences = new ArrayList<>();
      for (int i = 0; i < commands; i++) {
        fences.add(ring.submit());
      }
      Thread device =
          new Thread(
              () -> {
                for (int i = 0; i < commands; i++) {
                  ring.finish(1);
                }
              });
      device.start();
      for (Fence fence : fences) {
        if (!fence.addCallback(done -> calls.incrementAndGet())) {
          calls.incrementAndGet();
        }
      }
      device.join();
      for (Fence fence : fences) {
        fence.awaitDone();
      }
      assertEquals(commands, calls.get());
    }
  }
}
