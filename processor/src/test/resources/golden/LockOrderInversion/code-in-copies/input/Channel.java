import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Receivers are told from what a helper returns, but under the lock of the channel. */
class Channel {
  private final List<Consumer<String>> receivers = new ArrayList<>();
  private int sent;

  void receive(Consumer<String> receiver) {
    synchronized (receivers) {
      receivers.add(receiver);
    }
  }

  private List<Consumer<String>> snapshot() {
    synchronized (receivers) {
      return receivers.stream().collect(Collectors.toList());
    }
  }

  synchronized void send(String text) {
    sent++;
    for (Consumer<String> receiver : snapshot()) {
      receiver.accept(text);
    }
  }

  synchronized int sent() {
    return sent;
  }
}

class Log {
  private final Channel channel = new Channel();
  private String last = "";

  Log() {
    channel.receive(this::add);
  }

  private synchronized void add(String text) {
    last = text;
  }

  synchronized String last() {
    return channel.sent() + last; // expect LockOrderInversion
  }
}

/** The list is replaced by a copy with one more. */
class Clock {
  private volatile List<Runnable> alarms = new ArrayList<>();
  private int ticks;

  synchronized void wake(Runnable alarm) {
    List<Runnable> more = new ArrayList<>(alarms);
    more.add(alarm);
    alarms = more;
  }

  synchronized void tick() {
    ticks++;
    alarms.forEach(Runnable::run);
  }

  synchronized int ticks() {
    return ticks;
  }
}

class Sleeper {
  private final Clock clock = new Clock();
  private boolean awake;

  Sleeper() {
    clock.wake(this::awake);
  }

  private synchronized void awake() {
    awake = true;
  }

  synchronized boolean isLate() {
    return !awake && clock.ticks() > 9; // expect LockOrderInversion
  }
}
