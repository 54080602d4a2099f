import java.util.Comparator;

class Bank {
  private static final Comparator<Account> ORDER = Comparator.comparingLong(account -> account.id);

  static final class Account implements Comparable<Account> {
    private final long id;
    private long money;

    Account(long id) {
      this.id = id;
    }

    @Override
    public int compareTo(Account other) {
      return Long.compare(id, other.id);
    }
  }

  void move(Account from, Account to) {
    if (from.compareTo(to) > 0) {
      synchronized (from) {
        synchronized (to) {
          pay(from, to);
        }
      }
    } else {
      synchronized (to) {
        synchronized (from) {
          pay(from, to);
        }
      }
    }
  }

  void moveBack(Account from, Account to) {
    if (ORDER.compare(from, to) > 0) {
      synchronized (from) {
        synchronized (to) {
          pay(to, from);
        }
      }
    } else {
      synchronized (to) {
        synchronized (from) {
          pay(to, from);
        }
      }
    }
  }

  private static void pay(Account from, Account to) {
    from.money--;
    to.money++;
  }
}
