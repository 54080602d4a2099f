import java.util.ArrayList;
import java.util.List;

/** Orders and payments have listeners of their own; a delivery tells those of orders. */
class Registry {
  record Order(int id) {}

  record Payment(int id) {}

  interface Listener<E> {
    void on(E event);
  }

  /** Somebody fires events to whoever listens. */
  static final class Listeners<E> {
    private final List<Listener<E>> all = new ArrayList<>();

    void add(Listener<E> listener) {
      all.add(listener);
    }

    void fire(E event) {
      for (Listener<E> each : all) {
        each.on(event);
      }
    }
  }

  private final Object books = new Object();
  private final Object stock = new Object();
  final Listeners<Order> orders = new Listeners<>();
  final Listeners<Payment> payments = new Listeners<>();

  class Bookkeeper implements Listener<Order> {
    @Override
    public void on(Order order) {
      synchronized (books) {
        order.id();
      }
    }
  }

  class Storekeeper implements Listener<Payment> {
    @Override
    public void on(Payment payment) {
      synchronized (stock) {
        payment.id();
      }
    }
  }

  void pay(Payment payment) {
    synchronized (books) {
      payments.fire(payment);
    }
  }

  void order(Order order, Listener<Order> one) {
    synchronized (books) {
      one.on(order);
    }
  }

  void deliver(Order order) {
    synchronized (stock) {
      orders.fire(order); // expect LockOrderInversion
    }
  }
}
