package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.scenarios.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The whole API, with a mark in whatever a caller can say, at the most talkative level: the mark is
 * in no log, metric, error or temporary file, and in no name of a file. Names of providers and
 * models are there to be counted by.
 */
class NothingLeaksIT {

  private static final String MARK = "mark7f3a9e";
  private static final Contract CONTRACT = Contract.CURRENT;

  @TempDir private Path folder;

  @Test
  void mark_isWhereItBelongsOnly() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Path log = folder.resolve("service.log");
    List<String> leaks = new ArrayList<>();
    try (ServiceProcess service = ServiceProcess.start(settings(temporary), log)) {
      for (int round = 0; round < 2; round++) {
        for (Operation operation : CONTRACT.operations()) {
          if (!operation.id().equals("eraseUser") || round == 1) {
            calls(operation).forEach(call -> send(service.client(), call, leaks));
          }
        }
      }
      if (withoutModels(service.client().get("/actuator/prometheus").ok().body()).contains(MARK)) {
        leaks.add("metrics");
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(withoutModels(Files.readString(log))).contains(" DEBUG ").doesNotContain(MARK);
    assertThat(holders(temporary)).isEmpty();
    assertThat(holders(folder.resolve("data"))).as("the mark was stored").isNotEmpty();
  }

  private static String withoutModels(String text) {
    return text.replaceAll("\\b(provider|model|modelId)=\"?" + MARK + "\\b", "");
  }

  private Map<String, String> settings(Path temporary) {
    return Map.of(
        "MEMORY_DB_PATH",
        folder.resolve("data/memory.db").toString(),
        "JDK_JAVA_OPTIONS",
        "-Djava.io.tmpdir=" + temporary,
        "SQLITE_TMPDIR",
        temporary.toString(),
        "LOG_LEVEL",
        "DEBUG");
  }

  /** As it should be, with the mark in every text, with wrong types, and broken. */
  private static Stream<Call> calls(Operation operation) {
    Call plain = Call.of(operation, MARK + "user").header("Idempotency-Key", MARK + operation.id());
    Call marked = plain.query("limit", MARK).query("query", MARK).query(MARK, MARK);
    for (Map.Entry<String, String> variable : plain.path().entrySet()) {
      marked = marked.path(variable.getKey(), MARK + variable.getValue());
    }
    if (!operation.hasBody()) {
      return Stream.of(plain, marked, marked.header("If-Match", MARK));
    }
    Call body = marked;
    Stream<Call> bodies =
        operation.requestExamples().stream()
            .filter(example -> example.value().isObject())
            .flatMap(example -> Stream.of(marked(example.value()), mistyped(example.value())))
            .flatMap(value -> Stream.of(plain.body(value), body.body(value)));
    return Stream.concat(
        bodies,
        Stream.of(
            plain,
            plain.body("{\"" + MARK + "\": "),
            plain.body(MARK),
            plain.header("Content-Type", "text/" + MARK)));
  }

  /** The mark in every text, if it may be longer. */
  private static JsonNode marked(JsonNode value) {
    return switch (value) {
      case StringNode text when text.asString().contains(" ") ->
          StringNode.valueOf(MARK + " " + text.asString());
      case ObjectNode object -> {
        ObjectNode copy = object.objectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), marked(member.getValue())));
        yield copy.put(MARK, MARK);
      }
      case ArrayNode array -> {
        ArrayNode copy = array.arrayNode();
        array.forEach(item -> copy.add(marked(item)));
        yield copy;
      }
      default -> value;
    };
  }

  /** The mark in place of every value that is not an object. */
  private static JsonNode mistyped(JsonNode value) {
    ObjectNode copy = ((ObjectNode) value).objectNode();
    value
        .properties()
        .forEach(member ->
            copy.set(
                member.getKey(),
                member.getValue().isObject()
                    ? mistyped(member.getValue())
                    : StringNode.valueOf(MARK + "\n")));
    return copy;
  }

  private static void send(ServiceClient client, Call call, List<String> leaks) {
    Answer answer = call.send(client);
    assertThat(answer.status()).as(call.toString()).isNotEqualTo(500);
    if (answer.status() >= 400 && answer.body().contains(MARK)) {
      leaks.add(call.operation() + " -> " + answer.body());
    }
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          boolean location = name.toLowerCase(Locale.ROOT).equals("location");
          if (!location && values.toString().contains(MARK)) {
            leaks.add(call.operation() + " -> " + name);
          }
        });
  }

  /** Files with the mark in their name or content. */
  private static List<Path> holders(Path within) throws IOException {
    try (Stream<Path> files = Files.walk(within)) {
      return files.filter(Files::isRegularFile).filter(NothingLeaksIT::holds).toList();
    }
  }

  private static boolean holds(Path file) {
    try {
      return file.toString().contains(MARK)
          || Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
