package dev.palisade.examples.opencl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A device that does what a test says; its queues do not run anything. */
final class StubDevice implements ClDevice {
  static final int SUBMITTED = 2;
  static final int QUEUED = 3;

  volatile boolean callsBack = true;
  volatile int refusal;
  volatile boolean closed;
  final Map<Long, long[]> waits = new ConcurrentHashMap<>();
  private final Map<Long, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<Long, Integer> queueOf = new ConcurrentHashMap<>();
  private final Map<Long, Listener> listeners = new ConcurrentHashMap<>();
  private final Map<Long, Listener> dropped = new ConcurrentHashMap<>();
  private final List<Long> released = new ArrayList<>();
  private long handles;

  /** Ends an event on this thread, and calls back if told to. */
  void end(long event, int status) {
    Listener listener;
    synchronized (this) {
      statuses.put(event, status);
      listener = callsBack ? listeners.remove(event) : null;
    }
    if (listener != null) {
      listener.ended(status);
    }
  }

  /** Calls a listener that the driver has forgotten, as a driver of the real world may. */
  void callForgotten(long event, int status) {
    dropped.get(event).ended(status);
  }

  boolean isFlushed(long event) {
    return status(event) != QUEUED;
  }

  synchronized List<Long> released() {
    return new ArrayList<>(released);
  }

  synchronized Map<Long, Integer> userEvents() {
    Map<Long, Integer> users = new TreeMap<>(statuses);
    users.keySet().removeAll(queueOf.keySet());
    return users;
  }

  @Override
  public String describe() {
    return "stub";
  }

  @Override
  public int queues() {
    return 2;
  }

  @Override
  public synchronized long enqueue(int queue, Command command, long[] after) {
    ClException.check("clEnqueue", refusal);
    long event = ++handles;
    waits.put(event, after);
    queueOf.put(event, queue);
    statuses.put(event, QUEUED);
    return event;
  }

  @Override
  public synchronized long createUserEvent() {
    statuses.put(++handles, SUBMITTED);
    return handles;
  }

  @Override
  public void endUserEvent(long event, int status) {
    if (statuses.put(event, status) != SUBMITTED) {
      throw new AssertionError("user event ended twice");
    }
  }

  @Override
  public synchronized void flush(int queue) {
    statuses.replaceAll((event, status) -> flushed(queue, event, status));
  }

  private int flushed(int queue, long event, int status) {
    boolean here = status == QUEUED && queueOf.getOrDefault(event, -1) == queue;
    return here ? SUBMITTED : status;
  }

  @Override
  public long onEnd(long event, Listener listener) {
    int status;
    synchronized (this) {
      status = status(event);
      if (status > COMPLETE) {
        listeners.put(event, listener);
      }
    }
    if (status == COMPLETE) {
      listener.ended(status); // Inside the registration, as PoCL and rusticl do.
    }
    return event;
  }

  @Override
  public void forget(long registration) {
    Listener listener = listeners.remove(registration);
    if (listener != null) {
      dropped.put(registration, listener);
    }
  }

  @Override
  public synchronized int status(long event) {
    if (released.contains(event)) {
      throw new AssertionError("a released event was asked");
    }
    return statuses.get(event);
  }

  @Override
  public synchronized void release(long event) {
    if (released.contains(event)) {
      throw new AssertionError("released twice");
    }
    released.add(event);
  }

  @Override
  public void releaseFailed(long event) {
    assertTrue(status(event) < COMPLETE);
    release(event);
  }

  @Override
  public int waitFor(long event) {
    throw new AssertionError("the driver must not");
  }

  @Override
  public void close() {
    closed = true;
  }
}
