package dev.palisade.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a program that may hang for good: where that does no harm, and for a limited time. */
public final class ChildJvm {
  /** With what status a program ends that finds that it hangs. */
  public static final int HANGS = 42;

  private static final int SECONDS_TO_HANG = 5;
  private static final int SECONDS_TO_BE_LUCKY = 20;
  private static final int SECONDS_TO_WORK = 60;
  private static final int TRIES = 8;

  private final Class<?> program;
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * A program; its last argument will be after how many seconds it is to stop itself, with {@link
   * #HANGS}.
   *
   * @param program has the main method
   * @param folder for what it prints
   */
  public ChildJvm(Class<?> program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Sets a variable of its environment.
   *
   * @param variable its name
   * @param value what it is set to
   * @return this
   */
  public ChildJvm with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * Runs it, and fails if it hangs.
   *
   * @param args its arguments
   * @return what the program prints, which ends with the answer
   * @throws Exception if it cannot be run
   */
  public String answers(String... args) throws Exception {
    return run(SECONDS_TO_WORK, args).printed(0);
  }

  /**
   * As {@link #answers}, of a program that works by luck, at the first try that does.
   *
   * @param args its arguments
   * @return what the program prints
   * @throws Exception if it cannot be run
   */
  public String answersInTheEnd(String... args) throws Exception {
    for (int i = 0; i < TRIES - 1; i++) {
      Run run = run(SECONDS_TO_BE_LUCKY, args);
      if (run.status != HANGS) {
        return run.printed(0);
      }
    }
    return answers(args);
  }

  /**
   * Runs it, and fails if it does not hang.
   *
   * @param args its arguments
   * @return what the program prints, the stacks of its threads for example
   * @throws Exception if it cannot be run
   */
  public String hangs(String... args) throws Exception {
    return run(SECONDS_TO_HANG, args).printed(HANGS);
  }

  /**
   * In the child: ends it with the answer, or as one that hangs, which its threads may do.
   *
   * @param answer what it waits for
   * @param seconds how long
   * @throws Exception what the answer failed with
   */
  public static void end(CompletableFuture<String> answer, long seconds) throws Exception {
    try {
      end(answer.get(seconds, TimeUnit.SECONDS));
    } catch (TimeoutException hangs) {
      end(null);
    }
  }

  /**
   * As {@link #end(CompletableFuture, long)}, of a program that has no other answer than that it is
   * over.
   *
   * @param over what it waits for
   * @param seconds how long
   * @throws InterruptedException if somebody interrupts it
   */
  public static void end(CountDownLatch over, long seconds) throws InterruptedException {
    end(over.await(seconds, TimeUnit.SECONDS) ? "over" : null);
  }

  private static void end(@Nullable String answer) {
    if (answer == null) {
      Thread.getAllStackTraces().values().stream()
          .flatMap(Arrays::stream)
          .forEach(System.out::println);
    }
    System.out.println(answer == null ? "hangs" : answer);
    System.out.flush();
    Runtime.getRuntime().halt(answer == null ? HANGS : 0);
  }

  /** How the program ended, and what it printed. */
  private record Run(int status, String output) {
    String printed(int expected) {
      assertEquals(expected, status, output);
      return output;
    }
  }

  private Run run(int seconds, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(args));
    command.add("" + seconds);
    File output = folder.resolve("output").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process child = builder.redirectOutput(output).start();
    try {
      assertTrue(child.waitFor(150, TimeUnit.SECONDS), "the child does not even stop itself");
    } finally {
      child.destroyForcibly();
    }
    return new Run(child.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
  }
}
