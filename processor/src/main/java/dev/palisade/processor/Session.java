package dev.palisade.processor;

import dev.palisade.processor.element.Places;
import dev.palisade.processor.report.Options;
import dev.palisade.processor.report.Reporter;
import java.lang.ref.WeakReference;
import java.util.Map;
import javax.annotation.processing.Filer;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of one compilation share. javac starts the plugin before the processor, on the
 * same thread and from the same class loader; so the plugin leaves the session where the processor
 * finds it. A build tool may wrap the processing environment, which rules out the environment as
 * the key.
 */
final class Session {
  private static final ThreadLocal<@Nullable WeakReference<Session>> CURRENT = new ThreadLocal<>();

  /** Prints each finding once, whoever finds it. */
  final Reporter reporter = new Reporter();

  /**
   * Where class files go; null until the processor starts, and for good under {@code -proc:none}.
   */
  @Nullable Filer filer;

  /** Positions with lines, if the compiler is javac. */
  @Nullable Places places;

  /** Takes the facts in place of the check; null in the compilation of a build. */
  @Nullable FactCollector collector;

  /** What the user has set; nothing until the processor starts. */
  Options options = new Options(Map.of());

  /** Whether a stage has failed: the others keep quiet then. */
  boolean crashed;

  /** A new session, to be found by the processor that starts next on this thread. */
  static Session start() {
    Session session = new Session();
    CURRENT.set(new WeakReference<>(session));
    return session;
  }

  /**
   * The session the plugin started on this thread, or one of the processor's own where there is no
   * plugin.
   */
  static Session join() {
    WeakReference<Session> current = CURRENT.get();
    Session session = current == null ? null : current.get();
    return session == null ? new Session() : session;
  }

  /** The compilation is over; the next one on this thread is another. */
  static void end() {
    CURRENT.remove();
  }
}
