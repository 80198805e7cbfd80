package dev.usermemory.api;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Makes requests of an operation that are right, nearly right, or nothing a client would send: in
 * the body, the query, the headers, the path, the method and the encodings.
 */
final class Mutation {

  private static final List<String> STRANGE =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e9",
          "null",
          "true",
          "NaN",
          "%",
          "%00",
          "%zz",
          "%2F",
          "%5C",
          "..",
          "../../etc/passwd",
          "%2e%2e%2f",
          ";x=1",
          "a;b",
          "*",
          "{}",
          "[]",
          "\"",
          "'",
          "<script>",
          "%F0%9F%8E%A4",
          "%C3%28",
          "%ED%A0%80",
          "%0d%0aX-Injected:%201",
          "a".repeat(129),
          "a".repeat(3000),
          "+",
          "&",
          "=",
          "#",
          "|",
          "\\",
          "^",
          "`",
          "\u00e9",
          "\u00ff",
          "~",
          "@",
          "00000000",
          "20250230",
          "99999999999999999999",
          "UTC",
          "Mars/Phobos",
          "memory");

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "{",
          "}",
          "[]",
          "[[[[",
          "{}",
          "{} {}",
          "\"\"",
          "0",
          "-",
          "tru",
          "{\"a\":1,}",
          "{'a':1}",
          "{\"a\":NaN}",
          "{\"\":\"\"}",
          "\u00ff\u00fe",
          "\u00c3\u0028",
          "\u0000",
          "\u00ef\u00bb\u00bf{}",
          "{\"userId\":{}}",
          "{\"facts\":[null]}",
          "[".repeat(2000),
          "{\"a\":".repeat(600),
          "1".repeat(2000),
          "\"\\ud800\"",
          "{\"a\":\"\\u0000\"}",
          "<xml/>",
          "a=1&b=2",
          "{\"__proto__\":{\"x\":1}}",
          "{\"a\":1e400}",
          "{\"type\":\"header\",\"version\":1}");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Authorization",
          "Content-Encoding",
          "Content-Type",
          "Cookie",
          "Expect",
          "Forwarded",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "Idempotency-Key",
          "Origin",
          "Range",
          "TE",
          "Upgrade",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-HTTP-Method-Override",
          "X-Request-Id",
          "X-Time-Zone",
          "X-User-Id");

  private static final List<String> HEADER_VALUES =
      List.of(
          "*/*",
          "application/json",
          "application/problem+json",
          "application/xml",
          "text/html;q=0.1",
          "application/json;charset=utf-16",
          "application/json;charset=nope",
          "*",
          "\"1\"",
          "W/\"1\"",
          "\"",
          "bytes=0-1",
          "100-continue",
          "gzip",
          "identity;q=0",
          "h2c",
          "for=1.1.1.1",
          "DELETE",
          "https",
          "Bearer",
          "Bearer x",
          "Basic eDp5",
          "a".repeat(300),
          "a".repeat(9000),
          "",
          ",",
          ";",
          "application/merge-patch+json",
          "application/x-ndjson",
          "multipart/form-data; boundary=x");

  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get", "");

  private final Random random;

  /** False as soon as the request may be one of another operation, or of none. */
  private boolean sameOperation = true;

  Mutation(Random random) {
    this.random = random;
  }

  boolean isSameOperation() {
    return sameOperation;
  }

  /** The bytes of a request, one character each. */
  byte[] request(Call call) {
    Call mutated = call;
    for (String name : call.path().keySet()) {
      if (one(8)) {
        String value = raw();
        mutated = mutated.path(name, value);
        sameOperation &= !value.matches("[./]*");
      }
    }
    String method = call.operation().method().toUpperCase(Locale.ROOT);
    if (one(25)) {
      method = pick(METHODS);
      sameOperation = false;
    }
    String body = body(call);
    var head =
        new StringBuilder(method + " " + target(mutated) + " HTTP/1.1\r\nHost: localhost\r\n");
    call.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    for (int i = random.nextInt(4); i > 0 && one(2); i--) {
      head.append(pick(HEADERS) + ": " + (one(3) ? pick(STRANGE) : pick(HEADER_VALUES)) + "\r\n");
    }
    head.append("Connection: close\r\n");
    boolean chunked = one(10) && !body.isEmpty();
    head.append(chunked ? "Transfer-Encoding: chunked\r\n" : length(body)).append("\r\n");
    String sent =
        chunked ? Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n" : body;
    return (head + sent).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String length(String body) {
    return body.isEmpty() && one(2) ? "" : "Content-Length: " + body.length() + "\r\n";
  }

  private String target(Call call) {
    String path = call.pathText();
    if (one(20)) {
      sameOperation = false;
      int at = random.nextInt(path.length() + 1);
      path = path.substring(0, at) + pick(STRANGE).replaceAll("[ #?]", "") + path.substring(at);
      path = path.startsWith("/") ? path : "/" + path;
    }
    var query = new StringBuilder();
    for (JsonNode parameter : call.operation().parameters()) {
      if (Parameters.isQuery(parameter) && one(2)) {
        String example = parameter.path("example").asString("");
        query.append(parameter.path("name").asString() + "=" + (one(2) ? raw() : encoded(example)));
        query.append('&');
      }
    }
    if (one(10)) {
      query.append(raw()).append('=').append(raw());
    }
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** What may stand in a request line, right or wrong. */
  private String raw() {
    return pick(STRANGE).replaceAll("[ #?&]", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Characters are bytes. */
  private String body(Call call) {
    String right = call.body() == null ? "" : bytes(call.body(), StandardCharsets.UTF_8);
    if (!call.operation().hasJsonBody()) {
      return one(4) ? pick(BODIES) : right;
    }
    return switch (random.nextInt(8)) {
      case 0 -> pick(BODIES);
      case 1 -> right.substring(0, random.nextInt(right.length() + 1));
      case 2 -> flipped(right);
      case 3 -> bytes(call.body(), StandardCharsets.UTF_16);
      case 4, 5 -> bytes(mutated(call).toString(), StandardCharsets.UTF_8);
      default -> right;
    };
  }

  private static String bytes(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  private String flipped(String body) {
    var flipped = new StringBuilder(body);
    for (int i = 0; i < 3 && !body.isEmpty(); i++) {
      flipped.setCharAt(random.nextInt(body.length()), (char) random.nextInt(256));
    }
    return flipped.toString();
  }

  /** One member with a value of another type, out of bounds, or of an attacker's choice. */
  private JsonNode mutated(Call call) {
    List<Spot> spots =
        call.operation().requestExamples().stream()
            .filter(example -> example.value().isObject())
            .flatMap(example -> Spot.of(Contract.CURRENT, example).stream())
            .toList();
    Spot spot = pick(spots);
    List<JsonNode> values =
        switch (random.nextInt(4)) {
          case 0 -> Values.ofOtherTypes(spot.schema());
          case 1 -> Values.outside(spot);
          case 2 -> Values.inside(spot);
          default -> List.of(Contract.JSON.valueToTree(pick(STRANGE)));
        };
    return spot.with(values.isEmpty() ? NullNode.getInstance() : pick(values));
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
