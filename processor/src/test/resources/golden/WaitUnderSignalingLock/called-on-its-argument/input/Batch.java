import dev.palisade.runtime.DriverFence;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** References to methods that are called on the first argument. */
class Batch {
  private final Object lock = new Object();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CompletableFuture<String> name = new CompletableFuture<>();
  private final DriverFence fence;

  Batch(DriverFence fence) {
    this.fence = fence;
  }

  private static <T> void with(T object, Consumer<? super T> action) {
    action.accept(object);
  }

  void start(String called) {
    synchronized (lock) {
      Consumer<CountDownLatch> open = CountDownLatch::countDown;
      open.accept(started);
      BiConsumer<CompletableFuture<String>, String> complete = CompletableFuture::complete;
      complete.accept(name, called);
      with(fence, DriverFence::signal);
    }
  }

  void awaitStart() throws InterruptedException {
    synchronized (lock) {
      started.await(); // expect WaitUnderSignalingLock
    }
  }

  String name() {
    synchronized (lock) {
      return name.join(); // expect WaitUnderSignalingLock
    }
  }

  void flush() throws InterruptedException {
    synchronized (lock) {
      fence.await(); // expect WaitUnderSignalingLock
    }
  }
}
