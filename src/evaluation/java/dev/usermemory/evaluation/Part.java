package dev.usermemory.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of a file that others have published. It says where it lacks what its form should have.
 *
 * @param place such as {@code dishes.json[3].question}
 */
record Part(String place, JsonNode json) {

  static Part of(Path file) {
    return read(file.getFileName().toString(), () -> JsonMapper.shared().readTree(file));
  }

  /** The lines of a file, of which each is a document. */
  static List<Part> linesOf(Path file) {
    List<Part> parts = new ArrayList<>();
    int number = 1;
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : lines.toList()) {
        String place = file.getFileName() + ":" + number++;
        if (!line.isBlank()) {
          parts.add(read(place, () -> JsonMapper.shared().readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  private interface Source {
    JsonNode read();
  }

  private static Part read(String place, Source source) {
    try {
      return new Part(place, source.read());
    } catch (JacksonException e) {
      throw new IllegalArgumentException(place + " is not JSON", e);
    }
  }

  /** A member that has to be there. */
  Part get(String member) {
    JsonNode value = json.path(member);
    if (value.isMissingNode() || value.isNull()) {
      throw fault("has no " + member);
    }
    return new Part(place + "." + member, value);
  }

  /** A string or a number that has to be there, as text. */
  String text(String member) {
    return get(member).text();
  }

  String text() {
    if (!json.isString() && !json.isNumber()) {
      throw fault("is no text");
    }
    return json.asString();
  }

  /** The elements of an array that has to be there. */
  List<Part> list(String member) {
    return get(member).list();
  }

  List<Part> list() {
    if (!json.isArray()) {
      throw fault("is no list");
    }
    List<Part> parts = new ArrayList<>();
    for (JsonNode element : json) {
      parts.add(new Part(place + "[" + parts.size() + "]", element));
    }
    return parts;
  }

  /** The members of an object, in their order. */
  List<Part> members() {
    if (!json.isObject()) {
      throw fault("has no members");
    }
    return json.properties().stream()
        .map(member -> new Part(place + "." + member.getKey(), member.getValue()))
        .toList();
  }

  IllegalArgumentException fault(String what) {
    return new IllegalArgumentException(place + " " + what);
  }
}
