import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Alarms of a clock, run under its monitor by way of the entries of a map. */
class Clock {
  private final TreeMap<Long, LongConsumer> alarms = new TreeMap<>();
  private long time;

  synchronized void at(long when, LongConsumer alarm) {
    alarms.put(when, alarm);
  }

  synchronized long time() {
    return time;
  }

  synchronized void tick() {
    time++;
    for (Map.Entry<Long, LongConsumer> each : alarms.entrySet()) {
      if (each.getKey() == time) {
        each.getValue().accept(time);
      }
    }
  }

  static class Limiter {
    private final Object bucket = new Object();
    private final Clock clock;
    private long tokens;

    Limiter(Clock clock) {
      this.clock = clock;
      clock.at(5, this::refill);
    }

    boolean allow() {
      synchronized (bucket) {
        return tokens-- > clock.time() % 2; // expect LockOrderInversion
      }
    }

    void refill(long count) {
      synchronized (bucket) {
        tokens = count;
      }
    }
  }
}
