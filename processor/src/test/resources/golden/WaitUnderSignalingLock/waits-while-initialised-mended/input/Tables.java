import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Here the other threads run code of classes that are initialised by then, or of objects. */
final class Tables {
  static final int TOTAL = IntStream.range(0, 100).map(i -> i * 3).sum();

  private Tables() {}

  static int[] build() {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<int[]> squares = pool.submit(() -> fill(16));
      return squares.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  private static int[] fill(int size) {
    int[] table = new int[size];
    for (int i = 0; i < size; i++) {
      table[i] = i * i;
    }
    return table;
  }
}

final class Config {
  static final Config INSTANCE = new Config();

  private volatile int value;

  private Config() {
    Thread loader = new Thread(this::load);
    loader.start();
    try {
      loader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void load() {
    value = Fallback.value();
  }

  int value() {
    return value;
  }
}

final class Fallback {
  private Fallback() {}

  static int value() {
    return Integer.getInteger("config", 42);
  }
}

final class Monitor {
  static final Monitor INSTANCE = new Monitor();

  private final CountDownLatch ready = new CountDownLatch(1);
  private int beats;

  private Monitor() {
    Thread beating = new Thread(() -> beat());
    beating.start();
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    beats++;
    ready.countDown();
  }
}
