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
  private final Handler<Handler<Void>> undeploy;
  private final Inbox inbox;
  private int deployments;

  Watcher(Handler<Handler<Void>> undeploy, Inbox inbox) {
    this.undeploy = undeploy;
    this.inbox = inbox;
  }

  void trigger() {
    undeploy.handle(done -> deploy());
  }

  private synchronized void deploy() {
    deployments++;
  }

  synchronized int state() {
    return deployments + inbox.length();
  }
}
