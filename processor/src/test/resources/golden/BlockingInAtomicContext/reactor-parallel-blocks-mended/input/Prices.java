import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

final class Prices {
  private final Mono<Integer> rate;

  Prices(Mono<Integer> rate) {
    this.rate = rate;
  }

  Mono<Integer> convert(Mono<Integer> price) {
    return price
        .publishOn(Schedulers.boundedElastic())
        .map(each -> each * rate.block())
        .publishOn(Schedulers.parallel())
        .map(each -> each + 1);
  }

  void refresh() {
    Schedulers.boundedElastic().schedule(() -> rate.block());
    Schedulers.parallel().schedule(() -> System.out.println(rate));
  }
}
