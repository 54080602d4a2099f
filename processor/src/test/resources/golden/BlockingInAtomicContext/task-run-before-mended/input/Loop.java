import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a task itself, and only asks then how that went. */
final class Loop {
  private Loop() {}

  @RunsIn(ExecutionContext.INTERRUPT)
  static String execute(FutureTask<String> task) throws ExecutionException, InterruptedException {
    task.run();
    return task.get();
  }
}
