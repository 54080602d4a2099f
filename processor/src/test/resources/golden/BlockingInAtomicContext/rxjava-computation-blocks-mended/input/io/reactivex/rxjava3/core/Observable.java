package io.reactivex.rxjava3.core;

import java.util.function.Function;

public abstract class Observable<T> {
  public abstract Observable<T> observeOn(Scheduler scheduler);

  public abstract <R> Observable<R> map(Function<? super T, ? extends R> mapper);
}
