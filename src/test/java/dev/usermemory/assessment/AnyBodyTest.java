package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nothing in a body can hurt what is beside it. */
class AnyBodyTest {

  /** Whatever stands in whichever place. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "-1",
        "1e400",
        "99999999999999999999999",
        "\"x\"",
        "\"\"",
        "\"\\u0000\"",
        "true",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "[{}, 5, \"y\"]",
        "{\"a\": {\"b\": []}}"
      })
  void read_anythingInAnyPlace_leavesTheRest(String junk) {
    JsonNode body = AssessmentReaderTest.JSON.readTree(AssessmentReaderTest.FULL);
    var places = new ArrayList<JsonPointer>();
    collect(body, JsonPointer.empty(), places);
    assertThat(places).hasSizeGreaterThan(30);
    for (JsonPointer place : places) {
      if (!place.toString().matches("/(userId|sessionId|rubricVersion|summary)")) {
        JsonNode read =
            AssessmentReaderTest.written(
                AssessmentReaderTest.READER.read(
                    with(body, place, AssessmentReaderTest.JSON.readTree(junk))));
        assertThat(rest(read, place)).as("%s", place).isEqualTo(rest(good(), place));
      }
    }
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    node.properties().forEach(m -> add(m.getValue(), at.appendProperty(m.getKey()), places));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      add(node.get(i), at.appendIndex(i), places);
    }
  }

  private static void add(JsonNode node, JsonPointer place, List<JsonPointer> places) {
    places.add(place);
    collect(node, place, places);
  }

  private static JsonNode with(JsonNode body, JsonPointer place, JsonNode value) {
    JsonNode copy = body.deepCopy();
    switch (copy.at(place.head())) {
      case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
      case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
      default -> throw new IllegalArgumentException(place.toString());
    }
    return copy;
  }

  /** Without what may depend on the place: its member, or the skill if it names one. */
  private static JsonNode rest(JsonNode read, JsonPointer place) {
    ((ObjectNode) read).remove("failed");
    Matcher skill =
        Pattern.compile("/summary/skillAssessments/(\\d)(/(?!skill)\\w+)?.*")
            .matcher(place.toString());
    JsonNode list = read.path("summary").path("skillAssessments");
    if (skill.matches() && skill.group(2) != null) {
      ((ObjectNode) list.get(Integer.parseInt(skill.group(1)))).remove(skill.group(2).substring(1));
    } else if (skill.matches()) {
      return list.size() == 2
          ? AssessmentReaderTest.without(read, "/summary/skillAssessments/" + skill.group(1))
          : read;
    } else if (place.toString().equals("/summary/skillAssessments")) {
      ((ObjectNode) read.path("summary")).remove("skillAssessments");
    } else if (!place.toString().startsWith("/summary/")) {
      ((ObjectNode) read).remove(place.toString().split("/")[1]);
    }
    return read;
  }

  private static JsonNode good() {
    JsonNode body = AssessmentReaderTest.JSON.readTree(AssessmentReaderTest.FULL);
    return AssessmentReaderTest.written(AssessmentReaderTest.READER.read(body));
  }
}
