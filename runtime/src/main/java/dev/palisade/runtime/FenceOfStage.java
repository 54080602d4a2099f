package dev.palisade.runtime;

import dev.palisade.runtime.FenceWord.Outcome;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A fence that a completion stage signals; see {@link Fences#of(CompletionStage)}. */
final class FenceOfStage extends Fence {
  private FenceOfStage() {
    super(new Issuer("completion-stage", 0), 1);
    Events.init(this);
  }

  static Fence of(CompletionStage<?> stage) {
    FenceOfStage fence = new FenceOfStage();
    var unused =
        stage.whenComplete(
            (value, thrown) ->
                fence.settle(thrown == null ? Outcome.SUCCEEDED : errorOf(thrown).outcome()));
    return fence;
  }

  private static FenceError errorOf(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof FenceException failed) {
      return failed.error();
    }
    FenceError kind =
        cause instanceof CancellationException
            ? FenceError.CANCELED
            : cause instanceof TimeoutException
                ? FenceError.TIMED_OUT
                : cause instanceof IOException ? FenceError.IO : FenceError.DRIVER_FAULT;
    return kind.withCause(cause);
  }

  @Override
  @Nullable DriverFence producer() {
    return null;
  }
}
