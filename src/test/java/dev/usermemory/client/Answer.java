package dev.usermemory.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response, and what is said about it in tests. */
public record Answer(int status, HttpHeaders headers, String body) {

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Without parameters such as the charset. */
  public String mediaType() {
    return header("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** The member at a JSON pointer, as its JSON text. */
  public String at(String pointer) {
    return json().at(pointer).toString();
  }

  /** The fields that a problem names, each once. */
  public List<String> fields() {
    return faults().distinct().toList();
  }

  private Stream<String> faults() {
    return json().path("errors").valueStream().map(error -> error.path("field").asString());
  }

  public boolean isReplay() {
    return header("Idempotency-Replayed").equals(Optional.of("true"));
  }

  public Answer ok() {
    assertThat(status).as(body).isEqualTo(200);
    return this;
  }

  /** Whether it was done now or before. */
  public Answer succeeded() {
    assertThat(status).as(body).isBetween(200, 299);
    return this;
  }

  /** A problem detail with a stable code, a request id, and no trace of its origin. */
  public Answer isProblem(int expectedStatus, String code) {
    assertThat(status).as(body).isEqualTo(expectedStatus);
    assertThat(header("Content-Type")).contains("application/problem+json");
    assertThat(json().path("code").asString()).as(body).isEqualTo(code);
    assertThat(json().path("requestId").asString()).isEqualTo(header("X-Request-Id").orElseThrow());
    assertThat(body).doesNotContain("Exception", "at dev.usermemory", "tools.jackson");
    return this;
  }

  /** Says in whole seconds when to come back. */
  public Answer hasRetryAfter() {
    assertThat(header("Retry-After").orElse("")).matches("[1-9]\\d*");
    return this;
  }

  /** A 422 whose only faults are in these fields. */
  public Answer isInvalid(String... fields) {
    isProblem(422, "validation_error");
    assertThat(faults()).containsExactlyInAnyOrder(fields);
    return this;
  }
}
