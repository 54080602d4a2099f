import java.util.ArrayDeque;
import java.util.Queue;

interface Handler<E> {
  void handle(E event);
}

interface Message {
  String body();
}

final class Inbox implements Handler<Message> {
  private final Queue<Message> pending = new ArrayDeque<>();
  private int length;

  @Override
  public synchronized void handle(Message message) {
    length += message.body().length();
    pending.add(message);
  }

  void drain() {
    handle(pending.poll());
  }

  synchronized int length() {
    return length;
  }
}

final class Watcher {
  private final Handler<Message> deployed;
  private final Inbox inbox;
  private int deployments;

  Watcher(Handler<Message> deployed, Inbox inbox) {
    this.deployed = deployed;
    this.inbox = inbox;
  }

  void trigger() {
    deployed.handle(() -> deploy());
  }

  private synchronized String deploy() {
    deployments++;
    return "deployed";
  }

  synchronized int state() {
    return deployments + inbox.length(); // expect LockOrderInversion
  }
}
