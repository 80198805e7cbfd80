package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is wrong with a request, the answer is a problem detail that names the field. */
class BadRequestsIT extends HttpIT {

  private static final JsonMapper JSON = JsonMapper.shared();

  static Stream<Arguments> bodies() {
    String deep = "[".repeat(100) + "]".repeat(100);
    return Stream.of(
        Arguments.of("", 400, "malformed_json", null),
        Arguments.of("null", 400, "malformed_json", null),
        Arguments.of("{", 400, "malformed_json", null),
        Arguments.of("{\"tags\":[\"a\"", 400, "malformed_json", null),
        Arguments.of("nonsense", 400, "malformed_json", null),
        Arguments.of("{} {}", 400, "malformed_json", null),
        Arguments.of("{} x", 400, "malformed_json", null),
        Arguments.of("{\"text\":\"a\",\"text\":\"b\"}", 400, "malformed_json", null),
        Arguments.of("{\"extra\":{\"a\":1,\"a\":2}}", 400, "malformed_json", null),
        Arguments.of("{\"number\":NaN}", 400, "malformed_json", null),
        Arguments.of("{\"extra\":{\"a\":" + deep + "}}", 400, "malformed_json", null),
        Arguments.of("{\"zzz\":" + deep + "}", 400, "malformed_json", null),
        Arguments.of("{\"number\":" + "1".repeat(2000) + "}", 400, "malformed_json", null),
        Arguments.of("{\"text\":\"a\nb\"}", 400, "malformed_json", null),
        Arguments.of("[]", 422, "validation_error", "body"),
        Arguments.of("\"text\"", 422, "validation_error", "body"),
        Arguments.of("1", 422, "validation_error", "body"),
        Arguments.of("true", 422, "validation_error", "body"),
        Arguments.of("\"\"", 422, "validation_error", "body"),
        Arguments.of("{\"text\":5}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":5.5}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":true}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":[\"a\"]}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":{}}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":\"\"}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":\" \\t\"}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":\"123456\"}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":\"a\\u0000\"}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":\"a\\ud83d\"}", 422, "validation_error", "text"),
        Arguments.of("{\"text\":\"\\ude00\"}", 422, "validation_error", "text"),
        Arguments.of("{\"whole\":\"5\"}", 422, "validation_error", "whole"),
        Arguments.of("{\"whole\":\"\"}", 422, "validation_error", "whole"),
        Arguments.of("{\"whole\":1.5}", 422, "validation_error", "whole"),
        Arguments.of("{\"whole\":true}", 422, "validation_error", "whole"),
        Arguments.of("{\"whole\":9223372036854775808}", 422, "validation_error", "whole"),
        Arguments.of("{\"whole\":[]}", 422, "validation_error", "whole"),
        Arguments.of("{\"number\":\"1\"}", 422, "validation_error", "number"),
        Arguments.of("{\"number\":11}", 422, "validation_error", "number"),
        Arguments.of("{\"number\":1e999}", 422, "validation_error", "number"),
        Arguments.of("{\"number\":false}", 422, "validation_error", "number"),
        Arguments.of("{\"flag\":1}", 422, "validation_error", "flag"),
        Arguments.of("{\"flag\":\"true\"}", 422, "validation_error", "flag"),
        Arguments.of("{\"flag\":\"\"}", 422, "validation_error", "flag"),
        Arguments.of("{\"colour\":\"green\"}", 422, "validation_error", "colour"),
        Arguments.of("{\"colour\":\"BLUE\"}", 422, "validation_error", "colour"),
        Arguments.of("{\"colour\":0}", 422, "validation_error", "colour"),
        Arguments.of("{\"colour\":\"\"}", 422, "validation_error", "colour"),
        Arguments.of("{\"colour\":{}}", 422, "validation_error", "colour"),
        Arguments.of("{\"at\":-1}", 422, "validation_error", "at"),
        Arguments.of("{\"at\":253402300800000}", 422, "validation_error", "at"),
        Arguments.of("{\"day\":\"20250230\"}", 422, "validation_error", "day"),
        Arguments.of("{\"day\":\"2025-02-03\"}", 422, "validation_error", "day"),
        Arguments.of("{\"day\":\"00000101\"}", 422, "validation_error", "day"),
        Arguments.of("{\"tags\":\"a\"}", 422, "validation_error", "tags"),
        Arguments.of("{\"tags\":\"\"}", 422, "validation_error", "tags"),
        Arguments.of("{\"tags\":{}}", 422, "validation_error", "tags"),
        Arguments.of("{\"tags\":[\"a\",null]}", 422, "validation_error", "tags[1]"),
        Arguments.of("{\"tags\":[\"a\",1]}", 422, "validation_error", "tags[1]"),
        Arguments.of("{\"tags\":[\"a\",\"\"]}", 422, "validation_error", "tags[1]"),
        Arguments.of("{\"tags\":[\"a\\nb\"]}", 422, "validation_error", "tags[0]"),
        Arguments.of("{\"tags\":[\"abcd\"]}", 422, "validation_error", "tags[0]"),
        Arguments.of("{\"tags\":[\"a\",\"b\",\"c\"]}", 422, "validation_error", "tags"),
        Arguments.of("{\"inner\":[{}]}", 422, "validation_error", "inner[0].id"),
        Arguments.of("{\"inner\":[null]}", 422, "validation_error", "inner[0]"),
        Arguments.of("{\"inner\":[{\"id\":\"a\"},5]}", 422, "validation_error", "inner[1]"),
        Arguments.of("{\"inner\":[{\"id\":\"abcd\"}]}", 422, "validation_error", "inner[0].id"),
        Arguments.of(
            "{\"inner\":[{\"id\":\"a\",\"colour\":\"x\"}]}",
            422,
            "validation_error",
            "inner[0].colour"),
        Arguments.of("{\"userId\":\"a/b\"}", 422, "validation_error", "userId"),
        Arguments.of("{\"userId\":7}", 422, "validation_error", "userId"),
        Arguments.of("{\"userId\":\"\"}", 422, "validation_error", "userId"),
        Arguments.of("{\"kept\":null}", 422, "validation_error", "kept"),
        Arguments.of("{\"kept\":\"abcd\"}", 422, "validation_error", "kept"),
        Arguments.of("{\"kept\":1}", 422, "validation_error", "kept"),
        Arguments.of("{\"cleared\":\"1\"}", 422, "validation_error", "cleared"),
        Arguments.of("{\"extra\":[]}", 422, "validation_error", "extra"),
        Arguments.of("{\"extra\":\"\"}", 422, "validation_error", "extra"),
        Arguments.of("{\"extra\":{\"a\":1e999}}", 422, "validation_error", "extra"),
        Arguments.of("{\"extra\":{\"a\":9007199254740992}}", 422, "validation_error", "extra"),
        Arguments.of("{\"extra\":{\"a\":99999999999999999999}}", 422, "validation_error", "extra"),
        Arguments.of("{\"extra\":{\"a\":[\"\\u0000\"]}}", 422, "validation_error", "extra"),
        Arguments.of("{\"extra\":{\"\\u0000\":1}}", 422, "validation_error", "extra"),
        Arguments.of(
            "{\"extra\":{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}}",
            422,
            "validation_error",
            "extra"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void post_badBody(String body, int status, String code, @Nullable String field) {
    Answer answer = service().post("/probe", body).isProblem(status, code);
    expect(answer.json(), status, code, field);
  }

  static Stream<Arguments> goodBodies() {
    return Stream.of(
        Arguments.of("{}", "{}"),
        Arguments.of("{\"unknown\":{\"x\":[null]}}", "{}"),
        Arguments.of("{\"text\":null,\"tags\":null}", "{}"),
        Arguments.of("{\"text\":\"👋🏽👋\"}", "{\"text\":\"👋🏽👋\"}"),
        Arguments.of("{\"text\":\"مرحبا\"}", "{\"text\":\"مرحبا\"}"),
        Arguments.of("{\"text\":\"a\\n\\tb\"}", "{\"text\":\"a\\n\\tb\"}"),
        Arguments.of("{\"number\":3}", "{\"number\":3.0}"),
        Arguments.of("{\"day\":\"20240229\"}", "{\"day\":\"20240229\"}"),
        Arguments.of("{\"kept\":\"a\",\"cleared\":null}", "{\"kept\":\"a\",\"cleared\":null}"),
        Arguments.of(
            "{\"extra\":{\"a\":{\"b\":[null,1.5,\"x\"],\"c\":null}}}",
            "{\"extra\":{\"a\":{\"b\":[null,1.5,\"x\"],\"c\":null}}}"));
  }

  @ParameterizedTest
  @MethodSource("goodBodies")
  void post_goodBody(String body, String echoed) {
    assertThat(service().post("/probe", body).ok().body())
        .isEqualTo(JSON.readTree(echoed).toString());
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        Arguments.of("GET", "/probe/u/x?limit=0", 422, "validation_error", "limit"),
        Arguments.of("GET", "/probe/u/x?limit=201", 422, "validation_error", "limit"),
        Arguments.of("GET", "/probe/u/x?limit=ten", 422, "validation_error", "limit"),
        Arguments.of("GET", "/probe/u/x?limit=", 422, "validation_error", "limit"),
        Arguments.of("GET", "/probe/u/x?limit=99999999999", 422, "validation_error", "limit"),
        Arguments.of("GET", "/probe/u/x?cursor=", 422, "validation_error", "cursor"),
        Arguments.of("GET", "/probe/u/x?cursor=%00", 422, "validation_error", "cursor"),
        Arguments.of("GET", "/probe/u/x?colour=DEEP_RED", 422, "validation_error", "colour"),
        Arguments.of("GET", "/probe/u/x?flag=perhaps", 422, "validation_error", "flag"),
        Arguments.of("GET", "/probe/u/x?number=x", 422, "validation_error", "number"),
        Arguments.of("GET", "/probe/u%20v/x", 422, "validation_error", "userId"),
        Arguments.of("GET", "/probe/%C3%A9/x", 422, "validation_error", "userId"),
        Arguments.of("GET", "/probe/" + "u".repeat(129) + "/x", 422, "validation_error", "userId"),
        Arguments.of("GET", "/probe/u/" + "x".repeat(129), 422, "validation_error", "id"),
        Arguments.of("GET", "/probe/u/%01", 422, "validation_error", "id"),
        Arguments.of("GET", "/probe/u;v/x", 400, "bad_request", null),
        Arguments.of("GET", "/probe/u/x?limit=%zz", 400, "bad_request", null),
        Arguments.of("GET", "/probe/u%2Fv/x", 400, "bad_request", null),
        Arguments.of("GET", "/probe/%zz/x", 400, "bad_request", null),
        Arguments.of("GET", "/probe/u/[", 400, "bad_request", null),
        Arguments.of("GET", "/" + "x".repeat(100_000), 414, "uri_too_long", null),
        Arguments.of("GET", "/x?x=" + "x".repeat(16_384), 414, "uri_too_long", null),
        Arguments.of("GET", "/nothing/" + "x".repeat(12_000), 404, "not_found", null),
        Arguments.of("GET", "/nothing/here", 404, "not_found", null),
        Arguments.of("GET", "/error", 404, "not_found", null),
        Arguments.of("GET", "/probe/u", 404, "not_found", null),
        Arguments.of("DELETE", "/probe", 405, "method_not_allowed", null),
        Arguments.of("GET", "/probe", 405, "method_not_allowed", null),
        Arguments.of("TRACE", "/probe", 405, "method_not_allowed", null),
        Arguments.of("BREW", "/probe", 405, "method_not_allowed", null));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void any_badPath(String method, String path, int status, String code, @Nullable String field)
      throws Exception {
    String response =
        RawHttp.send(port(), method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    assertThat(response).startsWith("HTTP/1.1 " + status + " ");
    JsonNode problem = RawHttp.json(response);
    expect(problem, status, code, field);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("Content-Type: text/plain", 415, "unsupported_media_type", null),
        Arguments.of("Content-Type: garbage", 415, "unsupported_media_type", null),
        Arguments.of("Content-Type: *", 415, "unsupported_media_type", null),
        Arguments.of("Content-Type: */*", 415, "unsupported_media_type", null),
        Arguments.of("Content-Type: application/*+json", 415, "unsupported_media_type", null),
        Arguments.of(
            "Content-Type: application/x-www-form-urlencoded", 415, "unsupported_media_type", null),
        Arguments.of("Content-Type: multipart/form-data", 415, "unsupported_media_type", null),
        Arguments.of(
            "Content-Type: application/json;charset=nonsense", 415, "unsupported_media_type", null),
        Arguments.of("X-None: 1", 415, "unsupported_media_type", null),
        Arguments.of(
            "Content-Type: application/json\r\nAccept: application/xml",
            406,
            "not_acceptable",
            null),
        Arguments.of(
            "Content-Type: application/json\r\nAccept: garbage", 406, "not_acceptable", null),
        Arguments.of(
            "Content-Type: application/json\r\nIdempotency-Key: ",
            422,
            "validation_error",
            "Idempotency-Key"),
        Arguments.of(
            "Content-Type: application/json\r\nIdempotency-Key: é",
            422,
            "validation_error",
            "Idempotency-Key"),
        Arguments.of(
            "Content-Type: application/json\r\nIdempotency-Key: " + "k".repeat(256),
            422,
            "validation_error",
            "Idempotency-Key"),
        Arguments.of(
            "Content-Type: application/json\r\nIdempotency-Key: a\r\nIdempotency-Key: b",
            422,
            "validation_error",
            "Idempotency-Key"),
        Arguments.of("Bad Header: 1", 400, "bad_request", null),
        Arguments.of("Transfer-Encoding: nonsense", 400, "bad_request", null),
        Arguments.of("X-Long: " + "x".repeat(100_000), 431, "headers_too_large", null),
        Arguments.of("X-Long: " + "x".repeat(16_384), 431, "headers_too_large", null),
        Arguments.of("X-Long: " + "x".repeat(10_000), 415, "unsupported_media_type", null),
        Arguments.of("X-Many: 1\r\n".repeat(98) + "X: 1", 431, "headers_too_large", null),
        Arguments.of("X-Many: 1\r\n".repeat(90) + "X: 1", 415, "unsupported_media_type", null));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void post_badHeader(String header, int status, String code, @Nullable String field)
      throws Exception {
    String request = "POST /probe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n" + header;
    String response = RawHttp.send(port(), request + "\r\n\r\n{}");
    assertThat(response).startsWith("HTTP/1.1 " + status + " ").contains("\r\nConnection: close");
    JsonNode problem = RawHttp.json(response);
    expect(problem, status, code, field);
  }

  private static void expect(JsonNode problem, int status, String code, @Nullable String field) {
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asString()).isEqualTo("about:blank");
    assertThat(problem.path("requestId").asString()).isNotEmpty();
    assertThat(problem.path("detail").asString()).isNotEmpty();
    List<String> fields =
        problem.path("errors").valueStream().map(e -> e.path("field").asString()).toList();
    assertThat(fields).isEqualTo(field == null ? List.of() : List.of(field));
  }

  /** A rule that the value may well have kept would send its caller the wrong way. */
  @Test
  void any_wrongType_saysTheRightOne() {
    assertThat(service().post("/probe", "{\"userId\":7}").at("/detail"))
        .isEqualTo("\"userId must be a string.\"");
    assertThat(service().get("/probe/u/x?number=1.5").at("/detail"))
        .isEqualTo("\"number must be an integer.\"");
  }
}
