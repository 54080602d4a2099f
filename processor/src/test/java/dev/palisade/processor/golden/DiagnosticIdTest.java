package dev.palisade.processor.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ids that the checker can print are those that {@code golden} shows, each from both sides. */
class DiagnosticIdTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final String IDS =
      "LockOrderInversion|UndeclaredNesting|SelfDeadlock|LockUpgrade|WaitReacquireInversion"
          + "|LockNotReleased|ReleaseWithoutAcquire|LockNotHeld|ExcludedLockHeld|WrongContext"
          + "|PayloadBeforeSignal|UnusedSuppression|GuardedAccess|BlockingInAtomicContext"
          + "|InterruptUnsafeLock|WaitUnderSignalingLock|WaitInSignalingPath"
          + "|ReclaimInSignalingPath|CallbackUnderLock|MalformedContract|ContractVariance"
          + "|UndeclaredEffect|FenceNeverSignaled|FenceSignaledTwice|FenceErrorAfterSignal"
          + "|CallbackRefusalIgnored|UseAfterSignal|SignaledIsNotDone|CloseWithoutQuiesce"
          + "|PollWithoutEnable|WeakPublication";
  private static final Pattern IN_SOURCE = Pattern.compile("\"(" + IDS + ")\"");

  @Test
  void everyIdHasARejectedCase() throws IOException {
    Set<String> rejected = new TreeSet<>();
    for (GoldenCase golden : GoldenCase.all()) {
      if (golden.expected(TestCompiler.JAVAC).stream().anyMatch(f -> f.id().equals(golden.id()))) {
        rejected.add(golden.id());
      }
    }
    assertEquals(printed(), rejected);
  }

  @Test
  void everyIdHasAnAcceptedCase() throws IOException {
    Set<String> accepted = new TreeSet<>();
    for (GoldenCase golden : GoldenCase.all()) {
      if (golden.expected(TestCompiler.JAVAC).isEmpty()) {
        accepted.add(golden.id());
      }
    }
    assertEquals(printed(), accepted);
  }

  private static Set<String> printed() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path source : TestCompiler.javaFiles(MAIN)) {
      if (source.getParent().endsWith("check")) {
        continue; // Error Prone runs these, and its own test helper shows both sides.
      }
      for (Matcher id = IN_SOURCE.matcher(Files.readString(source)); id.find(); ) {
        ids.add(id.group(1));
      }
    }
    return ids;
  }
}
