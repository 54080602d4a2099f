package io.reactivex.rxjava3.schedulers;

import io.reactivex.rxjava3.core.Scheduler;

public final class Schedulers {
  private Schedulers() {}

  public static Scheduler computation() {
    return new Scheduler() {};
  }

  public static Scheduler io() {
    return new Scheduler() {};
  }
}
