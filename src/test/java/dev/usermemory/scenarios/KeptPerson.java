package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.ServiceClient;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an export says is kept of somebody whom {@link Calls} were about. */
final class KeptPerson {

  private final List<JsonNode> lines;

  private KeptPerson(List<JsonNode> lines) {
    this.lines = lines;
  }

  static KeptPerson read(ServiceClient service, int person) {
    String export = service.get("/v1/admin/users/" + Calls.user(person) + "/export").ok().body();
    List<JsonNode> lines = export.lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines.getLast().path("type").asString()).isEqualTo("end");
    return new KeptPerson(lines);
  }

  private List<JsonNode> table(String name) {
    return lines.stream()
        .filter(line -> line.path("type").asString().equals(name))
        .map(line -> line.path("data"))
        .toList();
  }

  private static int call(String name) {
    return Integer.parseInt(name.substring(name.indexOf('-') + 1));
  }

  private static Stream<Integer> calls(List<JsonNode> documents, String member) {
    return documents.stream().map(document -> call(document.path(member).asString()));
  }

  /** Header and end, nothing else. */
  void isNobody() {
    assertThat(lines).hasSize(2);
  }

  /**
   * Of every call either everything, once, or nothing.
   *
   * @return the calls of which there is something
   */
  Set<Integer> wholeCalls() {
    List<JsonNode> episodes = table("users_memory_episodes");
    assertThat(calls(episodes, "sessionId")).doesNotHaveDuplicates();
    Set<Integer> kept = calls(episodes, "sessionId").collect(Collectors.toCollection(TreeSet::new));

    assertThat(calls(table("users_progress_daily"), "skillId"))
        .containsExactlyInAnyOrderElementsOf(kept);
    assertThat(table("users_progress_daily")).allSatisfy(KeptPerson::isCountedOnce);
    assertThat(table("users_gamification").stream().mapToInt(g -> g.path("xpTotal").asInt()).sum())
        .isEqualTo(kept.stream().mapToInt(Calls::points).sum());
    factsAreWhole(kept);
    return kept;
  }

  private static void isCountedOnce(JsonNode rollup) {
    assertThat(rollup.path("samples").asInt()).isEqualTo(1);
    assertThat(rollup.path("xpEarned").asInt())
        .isEqualTo(Calls.points(call(rollup.path("skillId").asString())));
  }

  /** Every call says the same things, each about its own skill. */
  private void factsAreWhole(Set<Integer> kept) {
    List<JsonNode> facts = table("users_memory_facts");
    assertThat(facts.stream().map(fact -> fact.path("text").asString())).doesNotHaveDuplicates();
    var perCall =
        calls(facts, "skillId").collect(Collectors.groupingBy(c -> c, Collectors.counting()));
    assertThat(perCall.keySet()).isEqualTo(kept);
    assertThat(Set.copyOf(perCall.values())).hasSizeLessThanOrEqualTo(1);
  }
}
