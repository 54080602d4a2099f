package dev.palisade.runtime;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** A future that a fence completes; see {@link Fences#toCompletionStage}. */
final class StageOfFence<F extends Fence> extends CompletableFuture<F> {
  private final F fence;
  private final Completer completer = new Completer();

  private StageOfFence(F fence) {
    this.fence = fence;
  }

  static <F extends Fence> StageOfFence<F> of(F fence) {
    StageOfFence<F> stage = new StageOfFence<>(fence);
    if (!fence.addCallback(stage.completer)) {
      stage.complete();
    }
    return stage;
  }

  private final class Completer extends FenceCallback {
    @Override
    public void signaled(Fence same) {
      complete();
    }
  }

  private void complete() {
    FenceError error = fence.error();
    if (error == null) {
      complete(fence);
    } else if (error.is(FenceError.CANCELED)) {
      CancellationException canceled = new CancellationException(error.toString());
      canceled.initCause(error.cause());
      completeExceptionally(canceled);
    } else {
      completeExceptionally(new FenceException(error));
    }
  }

  /** Does not wait for the fence's callback, if it runs already. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean canceled = super.cancel(mayInterruptIfRunning);
    if (canceled) {
      boolean unused = fence.core().takeBack(completer);
    }
    return canceled;
  }

  /** Dependent stages have no callback to take back. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
