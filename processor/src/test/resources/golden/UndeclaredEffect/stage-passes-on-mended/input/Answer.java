import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What a stage is given runs when the stage is complete, which need not be now. */
abstract class Answer<T> implements CompletionStage<T> {
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private Runnable last = () -> {};

  @Override
  public <U> CompletionStage<U> thenApply(Function<? super T, ? extends U> map) {
    return future.thenApply(map);
  }

  @Override
  public CompletionStage<Void> thenRun(Runnable code) {
    last = code;
    return future.thenAccept(got -> last.run());
  }
}
