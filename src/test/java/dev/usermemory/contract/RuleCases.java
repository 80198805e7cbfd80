package dev.usermemory.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.RefusalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replays the cases of {@code src/test/resources/rules}; its README tells their shape. */
public final class RuleCases {

  private static final JsonMapper JSON = new JsonMapper();

  private RuleCases() {}

  /** One test per case of a file; fails on a file without cases. */
  public static Stream<DynamicTest> of(String file, Check check) {
    JsonNode cases = read(file);
    if (cases.isEmpty()) {
      throw new IllegalStateException(file + " has no cases");
    }
    return cases
        .valueStream()
        .map(c ->
            DynamicTest.dynamicTest(
                c.get("name").stringValue(),
                () -> run(check, new Part(c.get("input")), new Part(c.get("expected")))));
  }

  /** A check asks the rule before it looks at what is expected, so that a refusal comes through. */
  private static void run(Check check, Part input, Part expected) {
    JsonNode refused = expected.json().get("refused");
    if (refused == null) {
      check.run(input, expected);
      return;
    }
    assertThatExceptionOfType(RefusalException.class)
        .isThrownBy(() -> check.run(input, expected))
        .satisfies(
            refusal -> assertThat(said(refusal)).isEqualTo(JSON.convertValue(refused, Map.class)));
  }

  /** As a function of Convex says it. */
  private static Map<String, String> said(RefusalException refusal) {
    String kind =
        refusal.getClass().getSimpleName().replace("Exception", "").replaceAll("\\B(?=[A-Z])", "_");
    var said = new HashMap<>(Map.of("message", refusal.getMessage()));
    said.put("kind", kind.toLowerCase(Locale.ROOT));
    if (refusal instanceof LimitExceededException limit) {
      said.put("field", limit.field());
    }
    return said;
  }

  private static JsonNode read(String file) {
    try (InputStream in = RuleCases.class.getResourceAsStream("/rules/" + file)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares what the rule makes of the input with what is expected. */
  public interface Check {
    void run(Part input, Part expected);
  }

  /** The input or the expectation of a case. */
  public record Part(JsonNode json) {

    public <T> T as(Class<T> type) {
      return JSON.convertValue(json, type);
    }

    public <T> T get(String member, Class<T> type) {
      return JSON.convertValue(json.required(member), type);
    }

    public <T> List<T> list(String member, Class<T> type) {
      return json.required(member).valueStream().map(e -> JSON.convertValue(e, type)).toList();
    }

    public <T> @Nullable T find(String member, Class<T> type) {
      return json.has(member) ? get(member, type) : null;
    }
  }
}
