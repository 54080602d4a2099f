/** Through fields, in a circle of three. */
final class Currency {
  static final int UNIT = Market.OPEN + 1;

  private Currency() {}
}

final class Market {
  static final int OPEN;

  static {
    OPEN = Broker.FEE - 1;
  }

  private Market() {}
}

final class Broker {
  static final int FEE = fee(); // expect LockOrderInversion

  private Broker() {}

  private static int fee() {
    return Currency.UNIT / 2;
  }
}
