package dev.palisade.runtime;

import dev.palisade.runtime.FenceWord.Outcome;
import java.lang.invoke.MethodHandles;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * What a flight recording shows of fences: their making, their arming, their signaling and the
 * waits for them.
 *
 * <p>Off, each costs a test of a constant and of a method that the JVM has compiled to {@code
 * false}. A JVM without the module {@code jdk.jfr} never loads the event classes.
 */
final class Events {
  /** Whether there is a flight recorder at all; it is a module that images may leave out. */
  private static final boolean PRESENT = isPresent();

  private Events() {}

  private static boolean isPresent() {
    try {
      MethodHandles.lookup().findClass("jdk.jfr.Event");
      return true;
    } catch (ReflectiveOperationException | LinkageError absent) {
      return false;
    }
  }

  static void init(FenceState fence) {
    if (PRESENT && InitEvent.PROBE.isEnabled()) {
      InitEvent event = new InitEvent();
      event.of(fence);
      event.commit();
    }
  }

  static void enable(FenceState fence) {
    if (PRESENT && EnableEvent.PROBE.isEnabled()) {
      EnableEvent event = new EnableEvent();
      event.of(fence);
      event.commit();
    }
  }

  static void signaled(FenceState fence, Outcome outcome) {
    if (PRESENT && SignaledEvent.PROBE.isEnabled()) {
      SignaledEvent event = new SignaledEvent();
      event.of(fence);
      event.error = outcome.error == null ? null : outcome.error.name();
      event.commit();
    }
  }

  /** A wait starts: what {@link #waitEnded} is to be given, or null when nobody records. */
  static @Nullable Object waitStarted() {
    if (PRESENT && WaitEvent.PROBE.isEnabled()) {
      WaitEvent event = new WaitEvent();
      event.begin();
      return event;
    }
    return null;
  }

  static void waitEnded(@Nullable Object started, FenceState fence, boolean signaled) {
    if (started != null) {
      WaitEvent event = (WaitEvent) started;
      event.end();
      if (event.shouldCommit()) {
        event.of(fence);
        event.signaled = signaled;
        event.commit();
      }
    }
  }

  /** What all of them tell. The recorder reads the fields. */
  @SuppressWarnings("UnusedVariable")
  @Category("Palisade")
  @StackTrace(false)
  private abstract static class FenceEvent extends Event {
    @Label("Driver")
    @Nullable String driver;

    @Label("Context")
    @Description("The number of the timeline")
    long context;

    @Label("Sequence")
    long sequence;

    final void of(FenceState fence) {
      Issuer issuer = fence.origin.issuer();
      driver = issuer.driverName;
      context = issuer.context;
      sequence = fence.sequence;
    }
  }

  @Name("dev.palisade.FenceInit")
  @Label("Fence Init")
  private static final class InitEvent extends FenceEvent {
    static final InitEvent PROBE = new InitEvent();
  }

  @Name("dev.palisade.FenceEnable")
  @Label("Fence Enable")
  @Description("The driver was asked to see to it that a fence is signaled")
  private static final class EnableEvent extends FenceEvent {
    static final EnableEvent PROBE = new EnableEvent();
  }

  @Name("dev.palisade.FenceSignaled")
  @Label("Fence Signaled")
  @SuppressWarnings("UnusedVariable")
  private static final class SignaledEvent extends FenceEvent {
    static final SignaledEvent PROBE = new SignaledEvent();

    @Label("Error")
    @Nullable String error;
  }

  @Name("dev.palisade.FenceWait")
  @Label("Fence Wait")
  @SuppressWarnings("UnusedVariable")
  @StackTrace
  private static final class WaitEvent extends FenceEvent {
    static final WaitEvent PROBE = new WaitEvent();

    @Label("Signaled")
    @Description("False: timed out or interrupted")
    boolean signaled;
  }
}
