import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Code of a class that another thread runs waits until the class is initialised. */
final class Tables {
  static final int[] SQUARES = build(); // expect WaitUnderSignalingLock
  static final int TOTAL = IntStream.range(0, 100).parallel().map(i -> i * 3).sum(); // expect WaitUnderSignalingLock

  private Tables() {}

  private static int[] build() {
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
  static final Config INSTANCE = new Config(); // expect WaitUnderSignalingLock

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
    value = fallback();
  }

  static int fallback() {
    return 42;
  }

  int value() {
    return value;
  }
}
