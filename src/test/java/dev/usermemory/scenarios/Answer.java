package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response, and what is said about it in tests. */
record Answer(int status, HttpResponse<String> response) {

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response);
  }

  String body() {
    return response.body();
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(body());
  }

  /** The member at a JSON pointer, as its JSON text. */
  String at(String pointer) {
    return json().at(pointer).toString();
  }

  boolean isReplay() {
    return response.headers().firstValue("Idempotency-Replayed").equals(Optional.of("true"));
  }

  Answer ok() {
    assertThat(status).as(body()).isEqualTo(200);
    return this;
  }

  /** A problem detail with a stable code, a request id, and no trace of its origin. */
  Answer isProblem(int expectedStatus, String code) {
    assertThat(status).as(body()).isEqualTo(expectedStatus);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json().path("code").asString()).as(body()).isEqualTo(code);
    assertThat(json().path("requestId").asString())
        .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(body()).doesNotContain("Exception", "at dev.usermemory", "tools.jackson");
    return this;
  }

  /** Says in whole seconds when to come back. */
  Answer hasRetryAfter() {
    assertThat(response.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
    return this;
  }

  /** A 422 whose only faults are in these fields. */
  Answer isInvalid(String... fields) {
    isProblem(422, "validation_error");
    assertThat(json().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactlyInAnyOrder(fields);
    return this;
  }
}
