import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;

final class Prices {
  private final Single<Integer> rate;

  Prices(Single<Integer> rate) {
    this.rate = rate;
  }

  Observable<Integer> converted(Observable<Integer> prices) {
    return prices.observeOn(Schedulers.computation()).map(this::convert);
  }

  private int convert(int price) {
    return price * rate.blockingGet(); // expect BlockingInAtomicContext
  }
}
