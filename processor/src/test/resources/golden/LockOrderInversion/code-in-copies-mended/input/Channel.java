import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Receivers are told from what a helper returns, without the lock of the channel. */
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

  void send(String text) {
    synchronized (this) {
      sent++;
    }
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
    return channel.sent() + last;
  }
}

/** One helper copies two lists; only what takes no lock is run with the lock held. */
class Clock {
  private final List<Runnable> alarms = new ArrayList<>();
  private final List<Runnable> counters = new ArrayList<>();
  private int ticks;

  void wake(Runnable alarm) {
    alarms.add(alarm);
  }

  void count(Runnable counter) {
    counters.add(counter);
  }

  void tick() {
    synchronized (this) {
      ticks++;
      copy(counters).forEach(Runnable::run);
    }
    for (Runnable alarm : copy(alarms)) {
      alarm.run();
    }
  }

  private static List<Runnable> copy(List<Runnable> list) {
    return new ArrayList<>(list);
  }

  synchronized int ticks() {
    return ticks;
  }
}

class Sleeper {
  private final Clock clock = new Clock();
  private volatile int seen;
  private boolean awake;

  Sleeper() {
    clock.wake(this::awake);
    clock.count(() -> seen = 1);
  }

  private synchronized void awake() {
    awake = true;
  }

  synchronized boolean isLate() {
    return !awake && clock.ticks() > 9;
  }
}
