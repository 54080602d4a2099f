import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.CompletionService;
import java.util.concurrent.Future;

final class Harvest {
  private final CompletionService<String> done;
  private int harvested;

  Harvest(CompletionService<String> done) {
    this.done = done;
  }

  @RunsIn(ExecutionContext.INTERRUPT)
  void harvest() throws InterruptedException {
    Future<String> next = done.poll();
    if (next != null) {
      harvested++;
    }
  }
}
