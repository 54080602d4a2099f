import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

final class Prices {
  private final Mono<Integer> rate;

  Prices(Mono<Integer> rate) {
    this.rate = rate;
  }

  Mono<Integer> convert(Mono<Integer> price) {
    return price
        .publishOn(Schedulers.parallel())
        .map(each -> each + 1)
        .map(each -> each * rate.block()); // expect BlockingInAtomicContext
  }

  void refresh() {
    Schedulers.parallel().schedule(() -> rate.block()); // expect BlockingInAtomicContext
  }
}
