import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

class Tank {
  private static final Object POURING = new Object();

  private final ReentrantLock lock = new ReentrantLock();
  private int litres;

  void pour(Tank other) {
    synchronized (POURING) {
      lock.lock();
      try {
        litres--;
        other.fill();
      } finally {
        lock.unlock();
      }
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

  synchronized void refreshAll() {
    for (Node child : children) {
      child.refreshAll();
    }
  }

  void changed() {
    synchronized (this) {
      n--;
    }
    if (parent != null) {
      parent.changed();
    }
  }
}

/** A binary tree: down on the left, down on the right, and up nowhere. */
class Tree {
  private Tree left;
  private Tree right;

  synchronized void grow() {
    if (left != null) {
      left.grow();
    }
    if (right != null) {
      right.grow();
    }
  }
}

class Account implements Comparable<Account> {
  private final int id;
  private int balance;

  Account(int id) {
    this.id = id;
  }

  @Override
  public int compareTo(Account other) {
    return Integer.compare(id, other.id);
  }

  void payTo(Account other, int sum) {
    if (id < other.id) {
      synchronized (this) {
        synchronized (other) {
          balance -= sum;
          other.balance += sum;
        }
      }
    } else {
      synchronized (other) {
        synchronized (this) {
          balance -= sum;
          other.balance += sum;
        }
      }
    }
  }

  static void transfer(Account from, Account to, int sum) {
    boolean sorted = from.compareTo(to) < 0;
    move(sorted ? from : to, sorted ? to : from, sum);
  }

  private static void move(Account first, Account second, int sum) {
    synchronized (first) {
      synchronized (second) {
        first.balance -= sum;
        second.balance += sum;
      }
    }
  }

  static void swap(Account a, Account b) {
    int one = System.identityHashCode(a);
    int two = System.identityHashCode(b);
    if (one > two) {
      swap(b, a);
      return;
    }
    synchronized (a) {
      synchronized (b) {
        int had = a.balance;
        a.balance = b.balance;
        b.balance = had;
      }
    }
  }
}
