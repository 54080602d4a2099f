import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Books on one thread, which answers each order with what the booking returns. */
final class Account implements Runnable {
  record Order(int amount, CompletableFuture<Integer> answer) {}

  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Object books = new Object();
  private int sum;

  CompletableFuture<Integer> order(int amount) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    orders.add(new Order(amount, answer));
    return answer;
  }

  int pay(int amount) {
    synchronized (books) {
      return order(-amount).join() + sum; // expect WaitUnderSignalingLock
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        Order order = orders.take();
        order.answer().complete(book(order.amount()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int book(int amount) {
    synchronized (books) {
      sum += amount;
      return sum;
    }
  }
}
