import java.util.ArrayDeque;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

final class Dsp {
  private final Lock mailbox = new ReentrantLock();
  private final Lock table = new ReentrantLock();
  private final Slots slots = new Slots(table, mailbox);

  void enable(String job) {
    mailbox.lock();
    try {
      slots.with(all -> all.add(job));
    } finally {
      mailbox.unlock();
    }
  }

  void sweep() {
    slots.sweep();
  }
}

final class Slots {
  private final ArrayDeque<String> all = new ArrayDeque<>();
  private final Lock table;
  private final Lock box;

  Slots(Lock table, Lock box) {
    this.table = table;
    this.box = box;
  }

  void with(Consumer<ArrayDeque<String>> use) {
    table.lock();
    try {
      use.accept(all);
    } finally {
      table.unlock();
    }
  }

  void sweep() {
    box.lock();
    try {
      with(ArrayDeque::clear);
    } finally {
      box.unlock();
    }
  }
}
