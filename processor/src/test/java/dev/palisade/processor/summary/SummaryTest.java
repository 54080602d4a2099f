package dev.palisade.processor.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.palisade.processor.FactsBuilder;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.MethodFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Facts FACTS =
      new FactsBuilder()
          .type("pkg.Ring")
          .type("pkg.Ring$Slot", "pkg.Base")
          .type("pkg.Base")
          .method("pkg.Ring.retire")
          .take("this.lock")
          .call("pkg.Table.remove", FactsBuilder.parameter(0, "pkg.Table"))
          .end()
          .method("pkg.Ring$Slot.clear")
          .read("this.lock")
          .take("this")
          .end()
          .facts();

  @Test
  void factsComeBackAsTheyWere() {
    for (Summary summary : Summaries.of(FACTS).values()) {
      Summary again = Summary.read(summary.toBytes(), null);

      assertEquals(summary, again);
    }
  }

  @Test
  void equalFactsGiveEqualBytes() {
    Map<String, Summary> once = Summaries.of(FACTS);
    Map<String, Summary> twice = Summaries.of(FACTS);

    assertEquals(once.keySet(), twice.keySet());
    once.forEach(
        (type, summary) -> assertArrayEquals(summary.toBytes(), twice.get(type).toBytes()));
  }

  @Test
  void nestedTypesGoWithTheirTopLevelType() {
    Map<String, Summary> parts = Summaries.of(FACTS);

    assertEquals(Set.of("pkg.Ring", "pkg.Base"), parts.keySet());
    assertEquals(
        List.of("pkg.Ring.retire()", "pkg.Ring$Slot.clear()"),
        parts.get("pkg.Ring").facts().methods().stream().map(m -> m.id().toString()).toList());
  }

  @Test
  void aTypeNamesWhoExtendsIt() {
    assertEquals(List.of("pkg.Ring"), Summaries.of(FACTS).get("pkg.Base").subtypes());
  }

  @Test
  void placesTellTheJarTheyAreIn() {
    byte[] bytes = Summaries.of(FACTS).get("pkg.Ring").toBytes();

    MethodFacts method = Summary.read(bytes, "ring-1.0.jar").facts().methods().get(0);

    assertEquals("ring-1.0.jar", method.place().artifact());
    assertTrue(method.place().isForeign());
    assertTrue(method.place().toString().endsWith(" (ring-1.0.jar)"), method.place().toString());
  }

  @Test
  void whatEndsTooEarlyIsUnreadable() {
    byte[] bytes = Summaries.of(FACTS).get("pkg.Ring").toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);

      assertThrows(UnreadableSummaryException.class, () -> Summary.read(part, null));
    }
  }

  @Test
  void whatIsBrokenIsReadOrUnreadableAndNothingElse() {
    byte[] bytes = Summaries.of(FACTS).get("pkg.Ring").toBytes();
    int unreadable = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte[] broken = bytes.clone();
      broken[i] ^= 0x55;
      try {
        Summary.read(broken, null);
      } catch (UnreadableSummaryException expected) {
        unreadable++;
      }
    }
    assertTrue(unreadable > bytes.length / 4, unreadable + " of " + bytes.length);
  }

  @Test
  void anotherVersionIsUnreadableAndSaysSo() {
    byte[] bytes = Summaries.of(FACTS).get("pkg.Ring").toBytes();
    int version = "0PLS".length() + 1;
    bytes[version]++;

    String said =
        assertThrows(UnreadableSummaryException.class, () -> Summary.read(bytes, null))
            .getMessage();

    assertTrue(said.contains("version " + bytes[version]), said);
  }
}
