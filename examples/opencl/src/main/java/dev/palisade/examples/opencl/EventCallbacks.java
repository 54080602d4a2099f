package dev.palisade.examples.opencl;

import static org.lwjgl.opencl.CL10.CL_COMPLETE;
import static org.lwjgl.opencl.CL11.clSetEventCallback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.lwjgl.opencl.CLEventCallback;

/**
 * Where OpenCL comes in. There is one native entry for all events, and it is never freed: a
 * callback may come at any time, and one that finds its entry freed crashes the JVM. Numbers that
 * are not used again tell the listeners apart; a handle would not do, since OpenCL uses it again.
 */
final class EventCallbacks {
  private static final Map<Long, ClDevice.Listener> LISTENERS = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final CLEventCallback ENTRY =
      CLEventCallback.create((event, status, number) -> ended(number, status));

  private EventCallbacks() {}

  static long register(long event, ClDevice.Listener listener) {
    long number = NUMBERS.incrementAndGet();
    LISTENERS.put(number, listener);
    int refused = clSetEventCallback(event, CL_COMPLETE, ENTRY, number);
    if (refused < 0) {
      LISTENERS.remove(number);
      throw new ClException("clSetEventCallback", refused);
    }
    return number;
  }

  static void forget(long number) {
    LISTENERS.remove(number);
  }

  private static void ended(long number, int status) {
    ClDevice.Listener listener = LISTENERS.remove(number);
    if (listener != null) {
      listener.ended(status);
    }
  }
}
