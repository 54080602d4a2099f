package dev.palisade.runtime.model.mutant;

import dev.palisade.runtime.model.Program;
import dev.palisade.runtime.model.bytecode.Access;
import dev.palisade.runtime.model.bytecode.CoreLoader;
import dev.palisade.runtime.model.bytecode.Scenario;
import dev.palisade.runtime.model.bytecode.Stage;
import dev.palisade.runtime.model.bytecode.Values;
import dev.palisade.runtime.model.rc11.Verdict;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scenario that was played: its traces, and what it may do.
 *
 * @param name as {@code Hb1Signal.Seen}
 * @param program its traces
 * @param allowed the outcomes that are allowed
 * @param verdict what it can do
 */
record Play(String name, Program program, Set<String> allowed, Verdict verdict) {
  private static final String PACKAGE = "dev.palisade.runtime.model.scenario.";

  /** One class for each promise. */
  private static final List<String> PROMISES =
      List.of(
          "Hb1Signal",
          "Hb2Payload",
          "Hb3Callbacks",
          "Hb4Done",
          "Hb5Removal",
          "Hb6WakeUp",
          "Hb7GracePeriod",
          "Hb7ExternalLock",
          "Hb8Creation",
          "Hb9Time",
          "Hb10Containers");

  private static final CoreLoader LOADER = new CoreLoader();

  private static List<Play> all;

  /** All scenarios; played once in a JVM. */
  static synchronized List<Play> all() {
    if (all == null) {
      all = PROMISES.stream().flatMap(Play::scenarios).map(Play::play).toList();
    }
    return all;
  }

  /** The accesses of the core, played or not. */
  static List<Access> accesses() {
    return LOADER.accesses();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Whether a value is an object, and not null or a number. */
  static boolean isObject(Object value) {
    return value instanceof Values.Ref;
  }

  private static Stream<String> scenarios(String promise) {
    try {
      return Arrays.stream(Class.forName(PACKAGE + promise).getDeclaredClasses())
          .filter(Scenario.class::isAssignableFrom)
          .filter(c -> !Modifier.isAbstract(c.getModifiers()))
          .map(Class::getName)
          .sorted();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Play play(String name) {
    try (Stage stage = new Stage(LOADER, name)) {
      Program program = stage.play();
      String title = name.substring(PACKAGE.length()).replace('$', '.');
      return new Play(title, program, stage.scenario().outcomes(), Verdict.of(program));
    }
  }
}
