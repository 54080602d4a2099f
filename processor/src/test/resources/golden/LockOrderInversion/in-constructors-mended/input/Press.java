/** Constructors that take locks of what others have: of the object around, of what they get. */
class Press {
  private final Object ink = new Object();
  private final Object paper = new Object();
  private int pages;

  class Page {
    final int number;

    Page() {
      synchronized (paper) {
        number = ++pages;
      }
    }
  }

  static class Proof {
    private final Press press;

    Proof(Press given) {
      press = given;
      check();
    }

    private void check() {
      synchronized (press.paper) {
        press.pages++;
      }
    }
  }

  Page print() {
    synchronized (ink) {
      return new Page();
    }
  }

  Proof prove() {
    synchronized (ink) {
      return new Proof(this);
    }
  }

  void load() {
    synchronized (ink) {
      synchronized (paper) {
        pages = 0;
      }
    }
  }
}
