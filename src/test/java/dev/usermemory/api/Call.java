package dev.usermemory.api;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of an operation of the contract.
 *
 * @param user takes the place of the user of all examples, and has sessions of their own
 */
record Call(
    Operation operation,
    String user,
    Map<String, String> path,
    Map<String, String> query,
    SequencedMap<String, String> headers,
    @Nullable String body) {

  private static final String EXAMPLE_USER = "user_2b9XkQ7";
  private static final String EXAMPLE_SESSION = "sess-8f2";

  /** With the examples of the path parameters, and the first example of the body. */
  static Call of(Operation operation, String user) {
    var path = new LinkedHashMap<String, String>();
    operation.parameters().stream()
        .filter(parameter -> parameter.path("in").asString().equals("path"))
        .forEach(p -> path.put(p.path("name").asString(), p.path("example").asString()));
    path.replace("userId", user);
    path.replaceAll((name, value) -> value.replace(EXAMPLE_SESSION, "sess-" + user + "-"));
    var call = new Call(operation, user, path, Map.of(), new LinkedHashMap<>(), null);
    return operation.hasBody() ? call.example(operation.requestExamples().getFirst()) : call;
  }

  Call example(Operation.Example example) {
    JsonNode value = example.value();
    Call call = value.isString() ? body(own(value.asString())) : body(value);
    return call.header("Content-Type", example.mediaType());
  }

  Call path(String name, String value) {
    return new Call(operation, user, with(path, name, value), query, headers, body);
  }

  Call query(String name, String value) {
    return new Call(operation, user, path, with(query, name, value), headers, body);
  }

  Call header(String name, String value) {
    return new Call(operation, user, path, query, with(headers, name, value), body);
  }

  Call body(JsonNode value) {
    return body(own(value.toString()));
  }

  /** A session is its latest user's: each user needs sessions of their own. */
  private String own(String text) {
    return text.replace(EXAMPLE_USER, user).replace(EXAMPLE_SESSION, "sess-" + user + "-");
  }

  Call body(String text) {
    return new Call(operation, user, path, query, headers, text);
  }

  private static SequencedMap<String, String> with(
      Map<String, String> map, String name, String value) {
    var copy = new LinkedHashMap<>(map);
    copy.put(name, value);
    return copy;
  }

  String pathText() {
    String text = operation.path();
    for (Map.Entry<String, String> variable : path.entrySet()) {
      text = text.replace("{" + variable.getKey() + "}", encode(variable.getValue()));
    }
    return text;
  }

  Answer send(ServiceClient client) {
    List<String> pairs = new ArrayList<>();
    query.forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
    String target = pathText() + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    String method = operation.method().toUpperCase(Locale.ROOT);
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return client.send(method, target, content, headers);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
