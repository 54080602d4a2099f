import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.RunsIn;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a task itself, and asks for the result of the one before, which others may run. */
final class Loop {
  private Loop() {}

  @RunsIn(ExecutionContext.INTERRUPT)
  static String execute(FutureTask<String> task, FutureTask<String> before)
      throws ExecutionException, InterruptedException {
    task.run();
    return before.get(); // expect BlockingInAtomicContext
  }
}
