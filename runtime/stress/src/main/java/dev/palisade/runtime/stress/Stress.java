package dev.palisade.runtime.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * Runs the cases, and believes them only if they can see something.
 *
 * <p>A run fails when a case meets an outcome that is forbidden or that nobody foresaw, when a case
 * does not run, and when a case whose name begins with {@code Broken} does not show what is broken
 * about it. Showing is a matter of how the compiler shuffles, anew in each fork, and of two
 * processors that have time: these alone are repeated, up to ten times.
 */
public final class Stress {
  private static final int ATTEMPTS = 10;

  /** One fork a case, and a compiler that shuffles what it may. */
  private static final String PROFILE =
      "-c 2 -f 1 -fsm 1 -iters 3 -time 500 -af NONE -sc false -hs 128 -r results";

  private static final String JVM =
      "-XX:-TieredCompilation -XX:+UnlockDiagnosticVMOptions"
          + " -XX:+StressLCM -XX:+StressGCM -XX:+StressIGVN";

  /** The samples of each case in which an outcome was of interest. */
  private final Map<String, Long> shown = new TreeMap<>();

  private final SortedSet<String> unseen = new TreeSet<>();
  private long samples;

  private Stress() {}

  /**
   * Runs the cases whose names contain a match of an expression, and exits with 1 if that fails.
   *
   * @param args the expression
   * @throws Exception if jcstress does not work here
   */
  public static void main(String[] args) throws Exception {
    new Stress().runAll(args[0]);
  }

  private void runAll(String expression) throws Exception {
    JCStress selected = new JCStress(options(expression));
    SortedSet<String> cases = selected.getTests();
    if (cases.isEmpty()) {
      throw new AssertionError("no case matches " + expression);
    }
    unseen.addAll(cases);
    run(expression);
    for (int i = 1;
        i < ATTEMPTS && !unseen.isEmpty() && unseen.stream().allMatch(Stress::isBroken);
        i++) {
      run(unseen.stream().map(Pattern::quote).collect(Collectors.joining("$|", "", "$")));
    }
    System.out.printf(
        "stress: %d cases, %d samples; broken and seen: %s%n", cases.size(), samples, shown);
    if (!unseen.isEmpty()) {
      throw new AssertionError("these did not run, or are broken and did not show it: " + unseen);
    }
  }

  /** jcstress itself throws when an outcome is forbidden or unknown, and when a case fails. */
  private void run(String expression) throws Exception {
    Options options = options(expression);
    new JCStress(options).run();
    InProcessCollector collector = new InProcessCollector();
    DiskReadCollector blob = new DiskReadCollector(options.getResultFile(), collector);
    blob.dump();
    blob.close();
    for (TestResult result : collector.getTestResults()) {
      take(result);
    }
  }

  private void take(TestResult result) {
    if (result.getConfig().threads < 2) {
      throw new AssertionError(
          "a case with one actor: are the others inherited? " + result.getName());
    }
    samples += result.getTotalCount();
    long interesting =
        result.grading().gradingResults.values().stream()
            .filter(outcome -> outcome.expect == Expect.ACCEPTABLE_INTERESTING)
            .mapToLong(outcome -> outcome.count)
            .sum();
    String name = result.getName();
    if (isBroken(name)) {
      shown.merge(shortName(name), interesting, Long::sum);
    }
    if (isBroken(name) ? interesting > 0 : result.getTotalCount() > 0) {
      unseen.remove(name);
    }
  }

  private static boolean isBroken(String name) {
    return name.substring(name.lastIndexOf('.') + 1).startsWith("Broken");
  }

  private static String shortName(String name) {
    return name.substring(Stress.class.getPackageName().length() + 1);
  }

  private static Options options(String expression) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(PROFILE.split(" ")));
    arguments.addAll(List.of("-jvmArgs", JVM, "-t", expression));
    Options options = new Options(arguments.toArray(new String[0]));
    if (!options.parse()) {
      throw new IllegalArgumentException("jcstress does not understand " + arguments);
    }
    return options;
  }
}
