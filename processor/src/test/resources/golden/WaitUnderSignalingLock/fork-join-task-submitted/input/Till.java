import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/** What a pool returns for a task is that task: it wants the lock that is held. */
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

  synchronized long total(ForkJoinPool pool) {
    return pool.submit(new Count(this)).join(); // expect WaitUnderSignalingLock
  }
}
