package reactor.core.publisher;

import java.util.function.Function;
import reactor.core.scheduler.Scheduler;

public abstract class Mono<T> {
  public abstract T block();

  public abstract Mono<T> publishOn(Scheduler scheduler);

  public abstract <R> Mono<R> map(Function<? super T, ? extends R> mapper);
}
