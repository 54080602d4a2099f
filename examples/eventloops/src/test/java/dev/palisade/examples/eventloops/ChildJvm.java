package dev.palisade.examples.eventloops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program that may hang for good: where that does no harm, and for a limited time. */
public final class ChildJvm {
  public static final int HANGS = 42;
  private static final int SECONDS_TO_HANG = 5;
  private static final int SECONDS_TO_BE_LUCKY = 20;
  private static final int SECONDS_TO_WORK = 60;
  private static final int TRIES = 8;

  private final Class<?> program;
  private final Path folder;

  public ChildJvm(Class<?> program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** What the program prints, which ends with the answer. */
  public String answers(String... args) throws Exception {
    return run(SECONDS_TO_WORK, args).printed(0);
  }

  /** The same of a program that works by luck, at the first try that does. */
  public String answersInTheEnd(String... args) throws Exception {
    for (int i = 0; i < TRIES - 1; i++) {
      Run run = run(SECONDS_TO_BE_LUCKY, args);
      if (run.status != HANGS) {
        return run.printed(0);
      }
    }
    return answers(args);
  }

  /** What the program prints, which ends with the stacks of its threads. */
  public String hangs(String... args) throws Exception {
    return run(SECONDS_TO_HANG, args).printed(HANGS);
  }

  /** In the child: ends it with the answer, or as one that hangs, which its threads may do. */
  public static void end(CompletableFuture<String> answer, long seconds) throws Exception {
    int status = 0;
    try {
      System.out.println(answer.get(seconds, TimeUnit.SECONDS));
    } catch (TimeoutException hangs) {
      status = HANGS;
      Thread.getAllStackTraces().values().stream()
          .flatMap(Arrays::stream)
          .forEach(System.out::println);
    }
    System.out.flush();
    Runtime.getRuntime().halt(status);
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
    Process child =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    try {
      assertTrue(child.waitFor(150, TimeUnit.SECONDS), "the child does not even stop itself");
    } finally {
      child.destroyForcibly();
    }
    return new Run(child.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
  }
}
