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
    Account first = a.number < b.number ? a : b;
    Account second = a.number < b.number ? b : a;
    of(first).lock();
    try {
      of(second).lock();
      try {
        a.balance--;
        b.balance++;
      } finally {
        of(second).unlock();
      }
    } finally {
      of(first).unlock();
    }
  }

  static void move(Branch a, Branch b) {
    Branch first = a.number < b.number ? a : b;
    Branch second = a.number < b.number ? b : a;
    of(first).lock();
    try {
      of(second).lock();
      try {
        a.accounts--;
        b.accounts++;
      } finally {
        of(second).unlock();
      }
    } finally {
      of(first).unlock();
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
