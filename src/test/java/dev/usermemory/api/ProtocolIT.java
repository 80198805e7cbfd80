package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the operations have in common: methods, versions, pages, ids. */
class ProtocolIT extends ApiIT {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  static Stream<Operation> undocumented() {
    return CONTRACT.operations().stream()
        .collect(Collectors.groupingBy(Operation::path))
        .values()
        .stream()
        .flatMap(ProtocolIT::otherMethods);
  }

  private static Stream<Operation> otherMethods(List<Operation> operations) {
    Set<String> documented = operations.stream().map(Operation::method).collect(Collectors.toSet());
    return METHODS.stream()
        .filter(method -> !documented.contains(method))
        .map(method -> operations.getFirst().withMethod(method))
        .filter(other -> !isSessionOfThatName(other));
  }

  /** {@code summary} may be a session's id, too. */
  private static boolean isSessionOfThatName(Operation operation) {
    return operation.path().equals("/v1/sessions/summary") && operation.method().equals("put");
  }

  @ParameterizedTest
  @MethodSource("undocumented")
  void undocumentedMethod_isNotAllowed(Operation operation) {
    Answer reply = sendUnchecked(call(operation, newUser()));

    assertThat(reply.header("Allow")).isPresent();
    assertProblem(reply, 405, "method_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/nothing", "/v1/mem/u/facts/f/more", "/v2/mem/u/facts", "/nothing"})
  void unknownPath_isNotFound(String path) {
    Operation nowhere = CONTRACT.operation("sweepExpired").withPath(path).withMethod("get");

    assertProblem(sendUnchecked(call(nowhere, newUser())), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*/*", "application/*"})
  void contentType_ofARequestWithoutBody_isNotAskedFor(String type) {
    assertThat(sendUnchecked(call("listGoals", newUser()).header("Content-Type", type)).status())
        .isEqualTo(200);
    assertThat(sendUnchecked(call("getHealth", newUser()).header("Content-Type", type)).status())
        .isEqualTo(200);
  }

  /** JSON has no charset to choose. */
  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "iso-8859-1", "UTF-8"})
  void accept_withACharset_isAnsweredInUtf8(String charset) {
    Call call = call("addGoal", newUser()).header("Accept", "application/json;charset=" + charset);

    Answer reply = succeed(call);

    assertThat(reply.json().path("title").asString()).isNotEmpty();
    assertThat(reply.header("Content-Type")).hasValue("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"getPreferences patchPreferences", "getProfile putProfile"})
  void versionedDocument_answersItsEntityTag(String operations) {
    String[] ids = operations.split(" ");
    String user = newUser();
    String never = succeed(call(ids[0], user)).header("ETag").orElseThrow();
    assertThat(never).isEqualTo("\"0\"");
    assertProblem(send(call(ids[1], user).header("If-Match", "*")), 412, "precondition_failed");

    String first =
        succeed(call(ids[1], user).header("If-Match", never)).header("ETag").orElseThrow();
    assertProblem(send(call(ids[1], user).header("If-Match", never)), 412, "precondition_failed");
    String second =
        succeed(call(ids[1], user).header("If-Match", first)).header("ETag").orElseThrow();

    assertThat(second).isNotEqualTo(first);
    assertThat(succeed(call(ids[0], user)).header("ETag")).hasValue(second);
    assertThat(succeed(call(ids[0], user).header("If-None-Match", first)).status()).isEqualTo(200);
    Answer unchanged = send(call(ids[0], user).header("If-None-Match", second));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("ETag")).hasValue(second);
    assertProblem(send(call(ids[1], user).header("If-Match", first)), 412, "precondition_failed");
    assertInvalid(send(call(ids[1], user).header("If-Match", "unquoted")), "If-Match");
  }

  static Stream<Operation> paged() {
    return CONTRACT.operations().stream()
        .filter(o -> o.parameter("cursor").isPresent() && !o.path().startsWith("/v1/admin/"));
  }

  @ParameterizedTest
  @MethodSource("paged")
  void pages_showEverythingOnce(Operation operation) {
    String user = newUser();
    fill(user);
    Call call = call(operation, user);
    if (operation.parameter("from").isPresent()) {
      call = call.query("from", "20250901").query("to", "20250907");
    }
    JsonNode all = succeed(call).json();

    List<JsonNode> items = new ArrayList<>();
    Answer page = succeed(call.query("limit", "2"));
    while (page.json().has("nextCursor")) {
      page.json().path("items").forEach(items::add);
      String cursor = page.json().path("nextCursor").asString();
      page = succeed(call.query("limit", "2").query("cursor", cursor));
    }
    page.json().path("items").forEach(items::add);

    assertThat(items).hasSize(3).containsExactlyElementsOf(all.path("items"));
    assertThat(all.has("nextCursor")).isFalse();
    for (String forged : List.of("", "nope", "MA", "x".repeat(5000), "ü")) {
      assertInvalid(send(call.query("cursor", forged)), "cursor");
    }
  }

  /** Three facts, three episodes and three days. */
  private void fill(String user) {
    succeed(call("upsertFacts", user).example(example("upsertFacts", "batch")));
    for (String day : List.of("20250904", "20250905", "20250906")) {
      succeed(call("ingestEpisode", user).body("{\"summary\": \"Rehearsed on " + day + ".\"}"));
      succeed(
          call("upsertDailyProgress", user)
              .body("{\"skillId\": \"speaking-pace\", \"date\": \"" + day + "\"}"));
    }
  }

  @Test
  void userId_mayHaveAnyOtherVisibleCharacter() {
    String user = "!\"$&'()*+,-.:;<=>@[]^_`{|}~" + newUser();

    succeed(call("addGoal", user));

    assertThat(succeed(call("listGoals", user)).json().path("items").size()).isEqualTo(1);
    assertThat(succeed(call("listGoals", user + ";")).json().path("items").size()).isZero();
    assertThat(succeed(call("exportUser", user)).body()).contains("users_goals");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "\\", "?", "#", "%", " ", "\t", "\u0000", "\u007f", "é", "\ud83c\udfa4"})
  void userId_mayNotHaveOtherCharacters(String character) {
    Answer reply = sendUnchecked(call("listGoals", "user" + character + "7"));

    assertThat(reply.status()).isIn(400, 422);
    assertProblem(
        reply, reply.status(), reply.status() == 400 ? "bad_request" : "validation_error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Präsentieren & Üben", "50% slower", "a;b=c", "what?#", "..", "\ud83c\udfa4"})
  void otherIds_mayHaveAnyCharacterButControls(String skill) {
    String user = newUser();

    Answer put = succeed(call("putTrackedSkill", user).path("skillId", skill));

    assertThat(put.json().path("skillId").asString()).isEqualTo(skill);
    assertThat(succeed(call("deleteTrackedSkill", user).path("skillId", skill)).json())
        .isEqualTo(Contract.JSON.readTree("{\"deleted\": true}"));
  }

  @Test
  void requestId_isEchoedOrReplaced() {
    Call call = call("listGoals", newUser());
    String longest = "~".repeat(128);

    assertThat(send(call.header("X-Request-Id", longest)).header("X-Request-Id")).hasValue(longest);
    for (String unusable : List.of("a".repeat(129), "a b", "")) {
      assertThat(send(call.header("X-Request-Id", unusable)).header("X-Request-Id").orElseThrow())
          .isNotEqualTo(unusable)
          .isNotBlank();
    }
  }

  static void assertInvalid(Answer reply, String... fields) {
    assertProblem(reply, 422, "validation_error");
    assertThat(reply.fields()).containsExactlyElementsOf(Arrays.asList(fields));
  }
}
