package dev.palisade.runtime.model.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario reaches exactly the outcomes it allows, and no plain access races. A checker that
 * found everything impossible would fail here as well as one that found too much possible.
 */
class ScenarioTest {
  static List<Play> plays() {
    return Play.all();
  }

  @ParameterizedTest
  @MethodSource("plays")
  void doesWhatItMayAndNothingElse(Play play) {
    assertEquals(new TreeSet<>(play.allowed()), play.verdict().outcomes());
    assertNull(play.verdict().race());
  }
}
