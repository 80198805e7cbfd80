package dev.usermemory.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One operation of the contract. */
record Operation(Contract contract, String path, String method, JsonNode pathItem) {

  /** An example, or the instances of a schema, with the JSON pointer of that schema. */
  record Example(String name, String mediaType, String schemaPointer, JsonNode value) {}

  /** The same path by another method, which need not be documented. */
  Operation withMethod(String other) {
    return new Operation(contract, path, other, pathItem);
  }

  /** The same operation elsewhere. */
  Operation withPath(String other) {
    return new Operation(contract, other, method, pathItem);
  }

  private JsonNode node() {
    return pathItem.path(method);
  }

  private String pointer() {
    return "/paths/" + escape(path) + "/" + method;
  }

  private static String escape(String member) {
    return member.replace("~", "~0").replace("/", "~1");
  }

  String id() {
    return node().path("operationId").asString("");
  }

  JsonNode member(String name) {
    return node().path(name);
  }

  /** Of the path and of the operation. */
  List<JsonNode> parameters() {
    var parameters = new ArrayList<JsonNode>();
    pathItem.path("parameters").forEach(p -> parameters.add(contract.resolve(p)));
    node().path("parameters").forEach(p -> parameters.add(contract.resolve(p)));
    return parameters;
  }

  Optional<JsonNode> parameter(String name) {
    return parameters().stream().filter(p -> p.path("name").asString().equals(name)).findFirst();
  }

  boolean hasBody() {
    return node().has("requestBody");
  }

  /** A body of one JSON object, rather than of lines. */
  boolean hasJsonBody() {
    return hasBody() && requestExamples().getFirst().value().isObject();
  }

  List<Example> requestExamples() {
    return examples(contract.resolve(node().path("requestBody")), pointer() + "/requestBody");
  }

  /** The responses by status, references followed. */
  Map<String, JsonNode> responses() {
    var responses = new LinkedHashMap<String, JsonNode>();
    node()
        .path("responses")
        .properties()
        .forEach(entry -> responses.put(entry.getKey(), contract.resolve(entry.getValue())));
    return responses;
  }

  List<Example> responseExamples(String status) {
    return examples(contract.resolve(node().at("/responses/" + status)), responsePointer(status));
  }

  /** The schema of a response body, if the contract has one for this status and media type. */
  Optional<String> responseSchema(String status, String mediaType) {
    JsonNode content = responses().getOrDefault(status, node()).path("content").path(mediaType);
    return content.has("schema")
        ? Optional.of(responsePointer(status) + schemaPointer(mediaType))
        : Optional.empty();
  }

  private String responsePointer(String status) {
    String ref = node().at("/responses/" + status + "/$ref").asString("");
    return ref.isEmpty() ? pointer() + "/responses/" + status : ref.substring(1);
  }

  private static String schemaPointer(String mediaType) {
    return "/content/" + escape(mediaType) + "/schema";
  }

  private List<Example> examples(JsonNode holder, String holderPointer) {
    var examples = new ArrayList<Example>();
    for (Map.Entry<String, JsonNode> media : holder.path("content").properties()) {
      String schema = holderPointer + schemaPointer(media.getKey());
      if (media.getValue().has("example")) {
        examples.add(new Example("", media.getKey(), schema, media.getValue().path("example")));
      }
      for (Map.Entry<String, JsonNode> named : media.getValue().path("examples").properties()) {
        JsonNode value = contract.resolve(named.getValue()).path("value");
        examples.add(new Example(named.getKey(), media.getKey(), schema, value));
      }
    }
    return examples;
  }

  @Override
  public String toString() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }
}
