package dev.palisade.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Between fences and completion stages, in both directions. */
@Timeout(60)
class CompletionStagesTest {
  private final TestTimeline timeline = new TestTimeline(FenceOp.ENABLE_SIGNALING);
  private final DriverFence fence = timeline.create();

  // ---------------------------------------------------------------- a stage of a fence

  /** The stage completes when the fence is signaled, with the fence itself. */
  @Test
  void stageCompletesWithTheFence() {
    CompletionStage<DriverFence> stage = Fences.toCompletionStage(fence);
    assertEquals(1, timeline.enabled.get(), "interest in the stage is interest in the fence");
    List<Fence> seen = new ArrayList<>();
    stage.thenAccept(seen::add);
    assertFalse(stage.toCompletableFuture().isDone());
    fence.signal();
    assertEquals(List.of(fence), seen);
    assertSame(fence, stage.toCompletableFuture().join());
    assertSame(fence, Fences.toCompletionStage(fence).toCompletableFuture().join());
  }

  /** The stage of a fence that fails, fails: by the error, and with its cause. */
  @Test
  void stageFailsWithTheFence() {
    IOException cause = new IOException("broken pipe");
    CompletableFuture<DriverFence> future = Fences.toCompletionStage(fence).toCompletableFuture();
    fence.signal(FenceError.IO.withCause(cause));
    Throwable thrown = assertThrows(CompletionException.class, future::join).getCause();
    FenceException failure = assertInstanceOf(FenceException.class, thrown);
    assertSame(fence.error(), failure.error());
    assertSame(cause, failure.getCause());
    assertEquals("IO (java.io.IOException: broken pipe)", failure.getMessage());
  }

  /** The stage of a fence that was given up is canceled. */
  @Test
  void stageIsCanceledWithTheFence() {
    CompletableFuture<DriverFence> future = Fences.toCompletionStage(fence).toCompletableFuture();
    timeline.close();
    assertTrue(future.isCancelled());
    assertThrows(CancellationException.class, future::join);
  }

  /** Cancelling the stage leaves the fence alone, and nothing of the stage with it. */
  @Test
  void cancellingTheStageLeavesTheFenceAlone() {
    CompletableFuture<DriverFence> future = Fences.toCompletionStage(fence).toCompletableFuture();
    assertTrue(future.cancel(false));
    assertEquals(FenceStatus.PENDING, fence.status());
    assertSame(FenceWord.ARMED, fence.getStateAcquire(), "the callback was taken back");
    assertTrue(fence.signal());
    assertTrue(future.isCancelled());
    assertFalse(Fences.toCompletionStage(fence).toCompletableFuture().cancel(false));
  }

  /** Dependent stages run where callbacks run: they may not wait there. */
  @Test
  void dependentsRunInTheCallback() {
    CompletionStage<Void> waiting =
        Fences.toCompletionStage(fence)
            .thenAccept(
                same -> {
                  try {
                    same.await();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });
    CompletionStage<Void> async =
        Fences.toCompletionStage(fence)
            .thenAcceptAsync(
                same -> assertTrue(same.isSignaled()), body -> new Thread(body).start());
    fence.signal();
    CompletionException thrown =
        assertThrows(CompletionException.class, waiting.toCompletableFuture()::join);
    assertInstanceOf(IllegalStateException.class, thrown.getCause());
    assertNull(async.toCompletableFuture().join());
  }

  // ---------------------------------------------------------------- a fence of a stage

  /** The fence is signaled when the stage completes, and its callbacks run then. */
  @Test
  void fenceIsSignaledWithTheStage() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    Fence of = Fences.of(future);
    List<String> ran = Recorder.list();
    assertTrue(of.addCallback(new Recorder(ran, "ran")));
    assertFalse(of.await(Duration.ofMillis(1)));
    assertEquals("completion-stage", of.driverName());
    future.complete("value");
    assertEquals(List.of("ran"), ran);
    assertEquals(FenceStatus.SIGNALED, of.status());
    assertTrue(Fences.of(future.minimalCompletionStage()).isDone());
  }

  /** How the stage failed is how the fence failed, and the exception is the cause. */
  @Test
  void fenceFailsWithTheStage() {
    FenceError own = FenceError.of("EBADF");
    record Case(Throwable thrown, FenceError kind) {}
    for (Case each :
        List.of(
            new Case(new CancellationException(), FenceError.CANCELED),
            new Case(new TimeoutException(), FenceError.TIMED_OUT),
            new Case(new FileNotFoundException("gone"), FenceError.IO),
            new Case(new FenceException(own), own),
            new Case(new IllegalStateException(), FenceError.DRIVER_FAULT))) {
      CompletableFuture<Void> future = new CompletableFuture<>();
      Fence direct = Fences.of(future);
      Fence wrapped = Fences.of(future.thenRun(() -> {}));
      future.completeExceptionally(each.thrown);
      for (Fence of : List.of(direct, wrapped)) {
        assertTrue(of.error().is(each.kind), of + " of " + each);
        assertSame(each.kind == own ? null : each.thrown, of.error().cause());
      }
    }
  }

  /** A canceled future is a canceled fence. */
  @Test
  void fenceIsCanceledWithTheStage() {
    CompletableFuture<Void> future = new CompletableFuture<>();
    Fence of = Fences.of(future);
    future.cancel(true);
    assertTrue(of.error().is(FenceError.CANCELED));
  }

  /** There and back, an error stays the same object. */
  @Test
  void errorsSurviveTheRoundTrip() {
    Fence back = Fences.of(Fences.toCompletionStage(fence));
    FenceError error = FenceError.DEVICE_LOST.withCause(new IOException());
    fence.signal(error);
    assertSame(error, back.error());
  }

  /** Fences of stages are not ordered among each other, so merging keeps them all. */
  @Test
  void stagesHaveContextsOfTheirOwn() {
    Fence x = Fences.of(new CompletableFuture<>());
    Fence y = Fences.of(new CompletableFuture<>());
    assertEquals(List.of(x, y), Fences.leaves(Fences.merge(y, x)));
  }

  /** A failure is an object of this JVM. */
  @Test
  void failuresAreNotSerialized() throws Exception {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThrows(
          NotSerializableException.class, () -> out.writeObject(new FenceException(FenceError.IO)));
    }
  }
}
