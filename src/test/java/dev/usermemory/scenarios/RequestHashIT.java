package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays {@code request-hashes.json}: the hashes of requests as version 0.1 computed them. They
 * are stored with the outcomes of writes, so that a repetition across an upgrade is recognised only
 * while they stay what they were.
 */
class RequestHashIT extends ScenarioIT {

  /** The hashes of what is done to a fact depend on its id, and that on the user. */
  private static final String FACT_ID =
      FactIds.of(new UserId("hash-golden"), FactKind.BIO, null, "Lives in Lisbon.");

  /**
   * @param request method and path
   */
  private record Golden(String key, String hash, String request, @Nullable JsonNode body) {}

  @Test
  void everyWrite_isHashedAsVersion01Did() throws IOException {
    List<Golden> goldens = goldens();
    var expected = new HashMap<String, String>();
    for (Golden golden : goldens) {
      Answer answer = send(golden);
      assertThat(answer.status()).as(golden.key() + " " + answer.body()).isBetween(200, 201);
      expected.put(golden.key(), golden.hash());
    }

    assertThat(recordedHashes()).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(goldens)
        .extracting(Golden::key)
        .containsAll(Arrays.stream(WriteOperation.values()).map(WriteOperation::wireName).toList());
  }

  private static List<Golden> goldens() throws IOException {
    try (InputStream in = RequestHashIT.class.getResourceAsStream("/request-hashes.json")) {
      return JsonMapper.shared().readValue(in, new TypeReference<>() {});
    }
  }

  private Answer send(Golden golden) {
    String[] request = golden.request().split(" ");
    String path = request[1].replace("{factId}", FACT_ID);
    String body = String.valueOf(golden.body());
    String[] header = {"Idempotency-Key", golden.key()};
    return switch (request[0]) {
      case "POST" -> service().post(path, body, header);
      case "PUT" -> service().put(path, body, header);
      case "PATCH" -> service().patch(path, body, header);
      case "DELETE" -> service().delete(path, header);
      default -> throw new IllegalArgumentException(golden.request());
    };
  }

  private Map<String, String> recordedHashes() {
    return service()
        .get("/v1/admin/users/hash-golden/export")
        .ok()
        .body()
        .lines()
        .map(JsonMapper.shared()::readTree)
        .filter(line -> line.path("type").asString().equals("users_idempotency"))
        .map(line -> line.required("data"))
        .collect(
            Collectors.toMap(
                data -> data.required("key").asString(),
                data -> data.required("requestHash").asString()));
  }
}
