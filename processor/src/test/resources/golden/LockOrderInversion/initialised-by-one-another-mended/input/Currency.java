/** What is constant is compiled in, and a name of a class does not use it. */
final class Currency {
  static final int UNIT = Market.OPEN + 1;
  static final String NAME = Broker.class.getName();

  private Currency() {}
}

final class Market {
  static final int OPEN = 8;
  static final int[] HOURS = {OPEN, OPEN + Currency.UNIT};

  private Market() {}
}

final class Broker {
  static final int FEE = Integer.getInteger("fee", 3) + Currency.UNIT;

  private Broker() {}
}
