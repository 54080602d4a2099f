/** Objects whose type is known after a test or a cast. */
class Desk {
  private final Object drawer = new Object();
  private Object clerk;
  private Object porter;
  private int forms;

  void employ(Object writer, Object carrier) {
    clerk = writer;
    porter = carrier;
  }

  synchronized void file() {
    forms++;
  }

  synchronized void tested() {
    if (clerk instanceof Clerk known) {
      known.write();
    }
  }

  void cast() {
    synchronized (drawer) {
      ((Porter) porter).carry();
    }
  }

  void look() {
    synchronized (drawer) {
      forms++;
    }
  }
}

class Clerk {
  private final Desk desk;
  private int written;

  Clerk(Desk desk) {
    this.desk = desk;
  }

  synchronized void write() {
    written++;
  }

  synchronized void rest() {
    desk.file(); // expect LockOrderInversion
  }
}

class Porter {
  private int carried;

  synchronized void carry() {
    carried++;
  }

  synchronized void rest(Desk desk) {
    desk.look(); // expect LockOrderInversion
  }
}
