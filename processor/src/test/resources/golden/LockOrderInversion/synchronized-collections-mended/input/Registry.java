import static java.util.Collections.synchronizedList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class Registry {
  private final Map<String, Session> sessions = Collections.synchronizedMap(new HashMap<>());
  private final List<Runnable> ends;
  private final Object state = new Object();

  Registry() {
    ends = synchronizedList(new ArrayList<>());
  }

  void add(Session session) {
    sessions.put(session.name(), session);
  }

  void remove(String name) {
    sessions.remove(name);
  }

  void sweep() {
    for (Session each : sessions.values().toArray(new Session[0])) {
      each.expire();
    }
  }

  void end() {
    for (Runnable each : ends.toArray(new Runnable[0])) {
      each.run();
      change();
    }
  }

  private void change() {
    synchronized (state) {
      state.notifyAll();
    }
  }

  void atEnd(Runnable code) {
    synchronized (state) {
      ends.add(code);
    }
  }
}

final class Session {
  private final String name;
  private final Registry registry;

  Session(String name, Registry registry) {
    this.name = name;
    this.registry = registry;
  }

  String name() {
    return name;
  }

  synchronized void expire() {
    notifyAll();
  }

  synchronized void close() {
    registry.remove(name);
  }
}
