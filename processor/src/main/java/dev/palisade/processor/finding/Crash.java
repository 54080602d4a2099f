package dev.palisade.processor.finding;

import java.util.Arrays;
import java.util.function.Consumer;

/** A crash of the checker: ours, not the user's. */
public final class Crash {
  /** Whose frames a report does without; the names of most of our classes are short. */
  private static final String NOT_OURS = "(java|jdk|com\\.sun)\\..*";

  private static final int MOST_FRAMES = 40;

  private Crash() {}

  /** A part of the check, which may fail. */
  public interface Stage {
    /** Runs it. */
    void run() throws Exception;
  }

  /**
   * Runs a stage. A crash becomes one text that asks for a report, and who called goes on without
   * the rest of the stage.
   */
  public static void guard(Stage stage, Consumer<? super String> sink) {
    try {
      stage.run();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError crash) {
      sink.accept(report(crash));
    }
  }

  /** The frames are written out here, as the packaged classes do not say which file they are of. */
  private static String report(Throwable crash) {
    StringBuilder text =
        new StringBuilder("[Palisade] the checker failed; what it looked at is unchecked.");
    text.append(" Please report this with the source that caused it: ").append(crash);
    Arrays.stream(crash.getStackTrace())
        .filter(frame -> !frame.getClassName().matches(NOT_OURS))
        .limit(MOST_FRAMES)
        .forEach(
            frame ->
                text.append("\n  at ")
                    .append(frame.getClassName())
                    .append('.')
                    .append(frame.getMethodName())
                    .append("(SourceFile:")
                    .append(frame.getLineNumber())
                    .append(')'));
    return text.toString();
  }
}
