package dev.usermemory.kernel;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;
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
  private static final CallerKey KEY = CallerKey.of("k");

  private final Writes writes =
      new Writes(Clock.fixed(Instant.ofEpochMilli(1_234), ZoneOffset.UTC));

  private record Body(
      @Nullable String b, @Nullable Double a, @Nullable Map<String, Object> c, Patched<String> d) {}

  @Test
  void begin_withKey_carriesItWithTheHashOfTheRequest() {
    Write write = writes.begin(USER, KEY, UPDATE_GOAL, List.of("id"), null);

    String hash = Writes.requestHash(UPDATE_GOAL, List.of("id"), null);
    assertThat(write)
        .isEqualTo(new Write(USER, UPDATE_GOAL, 1_234, List.of(new IdempotencyKey("k", hash))));
    assertThat(hash).matches("[0-9a-f]{64}");
  }

  @Test
  void begin_withoutKey_hasNone() {
    Write write = writes.begin(USER, CallerKey.NONE, UPDATE_GOAL, List.of(), Map.of());

    assertThat(write).isEqualTo(Write.of(USER, UPDATE_GOAL, 1_234));
  }

  @Test
  void beginOnce_carriesBothKeysWithTheSameHash() {
    Write write = writes.beginOnce(USER, KEY, "natural", ADD_GOAL, read("{}"));

    assertThat(write)
        .isEqualTo(
            new Write(
                USER,
                ADD_GOAL,
                1_234,
                List.of(
                    new IdempotencyKey("k", hash("{}")),
                    new IdempotencyKey("natural", hash("{}")))));
  }

  @Test
  void beginOnce_withoutCallersKey_stillHasTheNaturalOne() {
    Write write = writes.beginOnce(USER, CallerKey.NONE, "natural", ADD_GOAL, read("{}"));

    assertThat(write.keys()).containsExactly(new IdempotencyKey("natural", hash("{}")));
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
                Writes.requestHash(ADD_GOAL, List.of("id"), read("{}")),
                Writes.requestHash(UPDATE_GOAL, List.of(), read("{}")),
                Writes.requestHash(ADD_GOAL, List.of(), null)))
        .doesNotHaveDuplicates();
  }

  private static String hash(String json) {
    return Writes.requestHash(ADD_GOAL, List.of(), read(json));
  }

  private static Body read(String json) {
    return StrictJson.mapper().readValue(json, Body.class);
  }
}
