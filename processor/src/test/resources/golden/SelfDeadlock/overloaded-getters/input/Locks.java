package sample;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One name for the locks of accounts, of branches, and of the first of many. */
final class Locks {
  private Locks() {}

  static final class Account {
    private final Lock lock = new ReentrantLock();
    private final int number;
    private int balance;

    Account(int number) {
      this.number = number;
    }
  }

  static final class Branch {
    private final Lock lock = new ReentrantLock();
    private final int number;
    private int accounts;

    Branch(int number) {
      this.number = number;
    }
  }

  static Lock of(Account account) {
    return account.lock;
  }

  static Lock of(Branch branch) {
    return branch.lock;
  }

  static Lock of(Lock... locks) {
    return locks[0];
  }

  static void move(Account a, Account b) {
    of(a).lock();
    try {
      of(b).lock(); // expect SelfDeadlock
      try {
        a.balance--;
        b.balance++;
      } finally {
        of(b).unlock();
      }
    } finally {
      of(a).unlock();
    }
  }

  static void move(Branch a, Branch b) {
    of(a).lock();
    try {
      of(b).lock(); // expect SelfDeadlock
      try {
        a.accounts--;
        b.accounts++;
      } finally {
        of(b).unlock();
      }
    } finally {
      of(a).unlock();
    }
  }

  /** Which of them is the first is nothing that a name says. */
  static void both(Account account, Branch branch) {
    of(account.lock, branch.lock).lock();
    try {
      account.balance++;
    } finally {
      of(account.lock, branch.lock).unlock();
    }
  }
}
