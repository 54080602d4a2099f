import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Tasks and futures in lists that other methods, or streams, make. */
final class Kitchen {
  private final ExecutorService cooks;
  private final Object book = new Object();
  private final Object count = new Object();
  private final List<Future<?>> open = new ArrayList<>();
  private int served;

  Kitchen(ExecutorService cooks) {
    this.cooks = cooks;
  }

  private List<Future<?>> order(List<Integer> dishes) {
    List<Future<?>> all = new ArrayList<>();
    for (int dish : dishes) {
      all.add(cooks.submit(() -> serve(dish)));
    }
    return all;
  }

  private List<Callable<Void>> recipes(List<Integer> dishes) {
    List<Callable<Void>> all = new ArrayList<>();
    for (int dish : dishes) {
      all.add(recipe(dish));
    }
    return all;
  }

  private Callable<Void> recipe(int dish) {
    return () -> {
      serve(dish);
      return null;
    };
  }

  void oneByOne(List<Integer> dishes) throws Exception {
    synchronized (book) {
      for (Future<?> each : order(dishes)) {
        each.get();
      }
    }
  }

  void before(List<Integer> dishes) throws Exception {
    List<Future<?>> all = order(dishes);
    synchronized (book) {
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  void together(List<Integer> dishes) throws Exception {
    synchronized (book) {
      cooks.invokeAll(recipes(dishes));
    }
  }

  void streamed(List<Integer> dishes) throws Exception {
    List<Callable<Void>> all = dishes.stream().map(this::recipe).collect(Collectors.toList());
    synchronized (book) {
      cooks.invokeAll(all);
    }
  }

  void first(List<Integer> dishes) throws Exception {
    synchronized (book) {
      cooks.invokeAny(dishes.stream().map(dish -> recipe(dish)).collect(Collectors.toList()));
    }
  }

  private Thread[] heat(int ovens) {
    Thread[] all = new Thread[ovens];
    for (int i = 0; i < ovens; i++) {
      all[i] = new Thread(() -> serve(1));
      all[i].start();
    }
    return all;
  }

  void hot(int ovens) throws Exception {
    synchronized (book) {
      for (Thread each : heat(ovens)) {
        each.join();
      }
    }
  }

  void late(int dish) {
    synchronized (book) {
      open.add(cooks.submit(() -> serve(dish)));
    }
  }

  void copied() throws Exception {
    synchronized (book) {
      for (Future<?> each : new ArrayList<>(open)) {
        each.get();
      }
    }
  }

  void filtered() throws Exception {
    synchronized (book) {
      for (Future<?> each :
          open.stream().filter(one -> !one.isCancelled()).collect(Collectors.toList())) {
        each.get();
      }
    }
  }

  private void serve(int dish) {
    synchronized (count) {
      served += dish;
    }
  }
}
