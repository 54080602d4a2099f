import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What the JDK's methods do that are passed by reference to who runs them under a lock, for which nobody waits under it. */
final class Ports {
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch shut = new CountDownLatch(1);
  private final CompletableFuture<String> name = new CompletableFuture<>();
  private final BlockingQueue<String> room = new LinkedBlockingQueue<>(1);
  private final List<CompletableFuture<String>> calls = new ArrayList<>();
  private final Runnable onShut = shut::countDown;
  private int changes;

  private synchronized void change(Runnable by) {
    changes++;
    by.run();
  }

  private synchronized <T> void give(Consumer<T> to, T what) {
    to.accept(what);
  }

  private synchronized <T> T ask(Callable<T> from) throws Exception {
    return from.call();
  }

  private synchronized <T, U, R> R join(BiFunction<T, U, R> by, T one, U other) {
    return by.apply(one, other);
  }

  void open() {
    change(open::countDown);
  }

  void awaitOpen() throws InterruptedException {
    open.await();
  }

  synchronized void shut() {
    onShut.run();
  }

  void awaitShut() throws InterruptedException {
    shut.await();
  }

  void call(String as) {
    give(name::complete, as);
  }

  String name() throws Exception {
    return name.get();
  }

  String leave() throws Exception {
    return room.take();
  }

  void enter(String who) throws InterruptedException {
    room.put(who);
  }

  synchronized void add(CompletableFuture<String> call) {
    calls.add(call);
  }

  synchronized boolean answer(int call, String by) {
    return calls.get(call).complete(by);
  }

  void awaitAnswers() {
    List<CompletableFuture<String>> all;
    synchronized (this) {
      all = new ArrayList<>(calls);
    }
    all.stream().map(CompletableFuture::join).forEach(System.out::println);
  }

  private final CompletableFuture<String> last = new CompletableFuture<>();

  void end(String by) {
    join(CompletableFuture::complete, last, by);
  }

  String awaitEnd() {
    return last.join();
  }
}
