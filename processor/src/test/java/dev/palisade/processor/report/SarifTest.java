package dev.palisade.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SarifTest {
  private static final JsonNode LOG = parse(Sarif.of(Samples.FINDINGS));

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private static JsonNode result(int index) {
    return LOG.at("/runs/0/results/" + index);
  }

  @Test
  void isValidAgainstTheSchema() throws IOException {
    try (InputStream schema =
        SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonSchema sarif =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);

      assertEquals(Set.<ValidationMessage>of(), sarif.validate(LOG));
    }
  }

  @Test
  void aFindingHasAThreadFlowForEachThread() {
    JsonNode flows = result(0).at("/codeFlows/0/threadFlows");
    List<String> last = new ArrayList<>();
    flows.forEach(
        flow -> {
          JsonNode steps = flow.get("locations");
          last.add(steps.get(steps.size() - 1).at("/location/message/text").asText());
        });

    assertEquals("LockOrderInversion", result(0).get("ruleId").asText());
    assertEquals("error", result(0).get("level").asText());
    assertEquals(2, flows.size());
    assertEquals(Set.of("takes Ring.lock", "takes Table.lock"), Set.copyOf(last));
  }

  @Test
  void placesAreInTheFolderOfTheirPackage() {
    JsonNode place = result(0).at("/locations/0/physicalLocation");

    assertEquals("pkg/Table.java", place.at("/artifactLocation/uri").asText());
    assertEquals("SRCROOT", place.at("/artifactLocation/uriBaseId").asText());
    assertEquals(Samples.FINDINGS.get(0).place().line(), place.at("/region/startLine").asInt());
  }

  @Test
  void anAssumptionIsInformational() {
    JsonNode assumption = result(Samples.FINDINGS.size() - 1);

    assertEquals("informational", assumption.get("kind").asText());
    assertEquals("none", assumption.get("level").asText());
  }

  @Test
  void theKeyIsTheFingerprint() {
    assertEquals(
        Samples.FINDINGS.get(0).key(), result(0).at("/partialFingerprints/palisade~1v1").asText());
  }

  @Test
  void everythingFoundHasARule() {
    Set<String> rules = Set.copyOf(LOG.at("/runs/0/tool/driver/rules").findValuesAsText("id"));

    Samples.FINDINGS.forEach(finding -> assertEquals(true, rules.contains(finding.id())));
  }
}
