import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

class Tank {
  private final ReentrantLock lock = new ReentrantLock();
  private int litres;

  void pour(Tank other) {
    lock.lock();
    try {
      litres--;
      other.fill(); // expect SelfDeadlock
    } finally {
      lock.unlock();
    }
  }

  private void fill() {
    lock.lock();
    try {
      litres++;
    } finally {
      lock.unlock();
    }
  }
}

class Node {
  private final Node parent;
  private final List<Node> children;
  private int n;

  Node(Node parent, List<Node> children) {
    this.parent = parent;
    this.children = children;
  }

  synchronized void refresh() {
    n++;
    children.forEach(Node::refresh);
  }

  synchronized void refreshAll() {
    for (Node child : children) {
      child.refresh();
    }
  }

  synchronized void changed() {
    n--;
    if (parent != null) {
      parent.changed(); // expect SelfDeadlock
    }
  }
}

class Account {
  private int balance;

  static void transfer(Account from, Account to, int sum) {
    if (from.balance < sum) {
      return;
    }
    synchronized (from) {
      synchronized (to) { // expect SelfDeadlock
        from.balance -= sum;
        to.balance += sum;
      }
    }
  }
}
