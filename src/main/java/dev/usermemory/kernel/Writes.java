package dev.usermemory.kernel;

import dev.usermemory.kernel.json.StrictJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Begins a write: whose, when, and by which keys its repetition is recognised. */
@Component
public class Writes {

  private final Clock clock;
  private final JsonMapper canonical = StrictJson.canonicalMapper();

  public Writes(Clock clock) {
    this.clock = clock;
  }

  /**
   * A write at this moment, with the caller's key if there is one.
   *
   * @param operation such as {@code facts.upsert}; the same key for another operation is a conflict
   * @param pathIds ids from the path other than the user's, and parameters that change the write
   * @param body the parsed request, null when the operation has none
   */
  public Write begin(
      UserId userId, CallerKey key, String operation, List<String> pathIds, @Nullable Object body) {
    String value = key.value();
    List<IdempotencyKey> keys =
        value == null
            ? List.of()
            : List.of(new IdempotencyKey(value, requestHash(operation, pathIds, body)));
    return new Write(userId, clock.millis(), keys);
  }

  /** Lower-case SHA-256 hex; equal for requests that mean the same, whatever their spelling. */
  public String requestHash(String operation, List<String> pathIds, @Nullable Object body) {
    var request = new ArrayList<@Nullable Object>();
    request.add(operation);
    request.add(pathIds);
    request.add(body);
    byte[] digest = sha256().digest(canonical.writeValueAsBytes(request));
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
