package dev.usermemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.json.Patched;
import dev.usermemory.kernel.json.StrictJson;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WritesTest {

  private static final UserId USER = new UserId("alice");
  private static final CallerKey KEY = new CallerKey("k");

  private final Writes writes =
      new Writes(Clock.fixed(Instant.ofEpochMilli(1_234), ZoneOffset.UTC));

  private record Body(
      @Nullable String b, @Nullable Double a, @Nullable Map<String, Object> c, Patched<String> d) {}

  @Test
  void begin_withKey_carriesItWithTheHashOfTheRequest() {
    Write write = writes.begin(USER, KEY, "op", List.of("id"), null);

    String hash = writes.requestHash("op", List.of("id"), null);
    assertThat(write).isEqualTo(new Write(USER, 1_234, List.of(new IdempotencyKey("k", hash))));
    assertThat(hash).matches("[0-9a-f]{64}");
  }

  @Test
  void begin_withoutKey_hasNone() {
    Write write = writes.begin(USER, new CallerKey(null), "op", List.of(), Map.of());

    assertThat(write).isEqualTo(Write.of(USER, 1_234));
  }

  @Test
  void requestHash_ofTheSameValues_isTheSame() {
    assertThat(hash("{\"a\":1,\"b\":\"x\",\"c\":{\"y\":1,\"x\":[2]}}"))
        .isEqualTo(hash(" {\"zzz\":5, \"c\":{\"x\":[2],\"y\":1}, \"b\":\"\\u0078\",\"a\":1.0 } "));
  }

  @Test
  void requestHash_ofOtherRequests_differs() {
    assertThat(
            List.of(
                hash("{}"),
                hash("{\"d\":null}"),
                hash("{\"d\":\"\"}"),
                hash("{\"a\":1}"),
                hash("{\"a\":2}"),
                hash("{\"c\":{\"a\":1}}"),
                writes.requestHash("op", List.of("id"), read("{}")),
                writes.requestHash("other", List.of(), read("{}")),
                writes.requestHash("op", List.of(), null)))
        .doesNotHaveDuplicates();
  }

  private String hash(String json) {
    return writes.requestHash("op", List.of(), read(json));
  }

  private static Body read(String json) {
    return StrictJson.mapper().readValue(json, Body.class);
  }
}
