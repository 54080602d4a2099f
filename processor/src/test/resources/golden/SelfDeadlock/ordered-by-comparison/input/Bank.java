class Bank {
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
    if (from.compareTo(to) == 0) {
      return;
    }
    synchronized (from) {
      synchronized (to) { // expect SelfDeadlock
        from.money--;
        to.money++;
      }
    }
  }
}
