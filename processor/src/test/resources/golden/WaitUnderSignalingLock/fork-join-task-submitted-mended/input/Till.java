import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** What a pool returns for a task is that task: the lock it wants is free. */
class Till {
  private long coins;

  static final class Count extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1;
    private final transient Till till;

    Count(Till till) {
      this.till = till;
    }

    @Override
    protected Long compute() {
      return till.coins();
    }
  }

  synchronized long coins() {
    return coins;
  }

  long total(ForkJoinPool pool) {
    return pool.submit(new Count(this)).join();
  }
}
