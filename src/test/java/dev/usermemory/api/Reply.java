package dev.usermemory.api;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the service answered. */
record Reply(int status, Map<String, List<String>> headers, String body) {

  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers().map(), response.body());
  }

  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(entry -> entry.getValue().getFirst())
        .findFirst();
  }

  /** Without parameters such as the charset. */
  String mediaType() {
    return header("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  JsonNode json() {
    return Contract.JSON.readTree(body);
  }

  /** The fields that a problem names, each once. */
  List<String> fields() {
    return json()
        .path("errors")
        .valueStream()
        .map(e -> e.path("field").asString())
        .distinct()
        .toList();
  }
}
