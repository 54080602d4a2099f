package reactor.core.scheduler;

public interface Scheduler {
  void schedule(Runnable task);
}
