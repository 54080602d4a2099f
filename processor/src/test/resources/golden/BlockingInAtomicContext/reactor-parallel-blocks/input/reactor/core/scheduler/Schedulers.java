package reactor.core.scheduler;

public abstract class Schedulers {
  public static Scheduler parallel() {
    return Runnable::run;
  }

  public static Scheduler boundedElastic() {
    return Runnable::run;
  }
}
