package dev.usermemory.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.Sha256;
import dev.usermemory.ops.CapturedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokensTest {

  private static final Secret NONE = new Secret("");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void secrets_haveTheirScopes() {
    var access =
        properties(
            new Secret("s".repeat(32)),
            new Secret("a".repeat(32)),
            new Secret("m".repeat(32)),
            null);

    var tokens = new ServiceTokens(access, at(NOW));

    assertThat(callerOf(tokens, "s".repeat(32)))
        .isEqualTo(new Caller.ServiceToken("service", Set.of(Scope.MEMORY, Scope.PROGRESS)));
    assertThat(callerOf(tokens, "a".repeat(32)))
        .isEqualTo(new Caller.Operator("admin", EnumSet.allOf(Scope.class)));
    assertThat(callerOf(tokens, "m".repeat(32)))
        .isEqualTo(new Caller.ServiceToken("metrics", Set.of(Scope.METRICS)));
    assertThat(callerOf(tokens, "s".repeat(31))).isNull();
    assertThat(callerOf(tokens, "")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0123456789012345678901234567890", "  01234567890123456789012345 "})
  void shortSecret_stopsTheStartAndIsNotShown(String secret) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> properties(new Secret(secret), NONE, NONE, null))
        .withMessage("SERVICE_SHARED_SECRET must have at least 32 characters");
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> properties(NONE, new Secret(secret), NONE, null))
        .withMessageStartingWith("ADMIN_SHARED_SECRET ");
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> properties(NONE, NONE, new Secret(secret), null))
        .withMessageStartingWith("METRICS_SHARED_SECRET ");
  }

  @Test
  void sameSecretTwice_stopsTheStart() {
    var secret = new Secret("x".repeat(40));

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> properties(secret, secret, NONE, null))
        .withMessageStartingWith("ADMIN_SHARED_SECRET must differ");
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> properties(secret, NONE, secret, null))
        .withMessageStartingWith("METRICS_SHARED_SECRET must differ");
  }

  @Test
  void file_hasTokensWithScopesAndExpiry() throws IOException {
    Path file =
        write(
            entry("chat", "\"memory\"", "old", ", \"expiresAt\": \"2026-06-01T00:00:00Z\""),
            entry("chat", "\"memory\", \"progress\"", "new", ""),
            entry("ops", "\"admin\"", "ops", ", \"expiresAt\": \"2026-06-02T00:00:00Z\""));

    var tokens = new ServiceTokens(properties(NONE, NONE, NONE, file), at(NOW));

    assertThat(callerOf(tokens, "old")).isNull();
    assertThat(
            callerOf(
                new ServiceTokens(properties(NONE, NONE, NONE, file), at(NOW.minusMillis(1))),
                "old"))
        .isEqualTo(new Caller.ServiceToken("chat", Set.of(Scope.MEMORY)));
    assertThat(callerOf(tokens, "new"))
        .isEqualTo(new Caller.ServiceToken("chat", Set.of(Scope.MEMORY, Scope.PROGRESS)));
    assertThat(callerOf(tokens, "ops")).isEqualTo(new Caller.Operator("ops", Set.of(Scope.ADMIN)));
  }

  @Test
  void nextExpiry_isOfTheFirstThatStillHolds() throws IOException {
    Path file =
        write(
            entry("a", "\"memory\"", "gone", ", \"expiresAt\": \"2026-06-01T00:00:00Z\""),
            entry("b", "\"memory\"", "later", ", \"expiresAt\": \"2026-06-03T00:00:00Z\""),
            entry("c", "\"memory\"", "next", ", \"expiresAt\": \"2026-06-02T00:00:00Z\""),
            entry("d", "\"memory\"", "ever", ""));

    assertThat(new ServiceTokens(properties(NONE, NONE, NONE, file), at(NOW)).nextExpiry())
        .contains(Instant.parse("2026-06-02T00:00:00Z"));
    assertThat(new ServiceTokens(properties(NONE, NONE, NONE, null), at(NOW)).nextExpiry())
        .isEmpty();
  }

  @Test
  void file_isReadAgainWhenItChanges_andABadOneChangesNothing() throws IOException {
    Path file = write(entry("chat", "\"memory\"", "first", ""));
    var tokens = new ServiceTokens(properties(NONE, NONE, NONE, file), at(NOW));
    assertThat(callerOf(tokens, "first")).isNotNull();

    write(entry("chat", "\"memory\"", "second", ""));
    await().until(() -> callerOf(tokens, "second") != null);
    assertThat(callerOf(tokens, "first")).isNull();

    try (var log = CapturedLog.open()) {
      Files.writeString(file, "{\"tokens\": [{\"name\": \"secretly\"");
      await()
          .until(() -> callerOf(tokens, "second") != null && log.text().contains("stay as they"));
      assertThat(log.text()).doesNotContain("secretly");
      assertThat(callerOf(tokens, "second")).isNotNull();
    }

    write();
    await().until(() -> callerOf(tokens, "second") == null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"tokens\": null}",
        "{\"tokens\": [null]}",
        "{\"tokens\": [{}]}",
        "{\"tokens\": [{\"name\": \"a b\", \"scopes\": [\"memory\"], \"sha256\": \"HEX\"}]}",
        "{\"tokens\": [{\"name\": \"a\", \"scopes\": [], \"sha256\": \"HEX\"}]}",
        "{\"tokens\": [{\"name\": \"a\", \"scopes\": [\"all\"], \"sha256\": \"HEX\"}]}",
        "{\"tokens\": [{\"name\": \"a\", \"scopes\": [\"memory\"], \"sha256\": \"a\"}]}",
        "{\"tokens\": [{\"name\": \"a\", \"scopes\": [\"memory\"], \"sha256\": \"HEX\", \"expires\": 1}]}",
        "{\"tokens\": [{\"name\": \"a\", \"scopes\": [\"memory\"], \"sha256\": \"HEX\", \"expiresAt\": \"soon\"}]}"
      })
  void unusableFile_stopsTheStart(String text) throws IOException {
    Path file = folder.resolve("tokens.json");
    Files.writeString(file, text.replace("HEX", "ab".repeat(32)));

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new ServiceTokens(properties(NONE, NONE, NONE, file), at(NOW)))
        .withMessageStartingWith("ACCESS_TOKENS_FILE");
  }

  @Test
  void missingFile_stopsTheStart() {
    Path file = folder.resolve("nowhere.json");

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new ServiceTokens(properties(NONE, NONE, NONE, file), at(NOW)))
        .withMessage("ACCESS_TOKENS_FILE cannot be read");
  }

  private Path write(String... entries) throws IOException {
    Path file = folder.resolve("tokens.json");
    Path next = folder.resolve("next.json");
    Files.writeString(next, "{\"tokens\": [" + String.join(",", entries) + "]}");
    return Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String entry(String name, String scopes, String token, String expiry) {
    return "{\"name\": \"%s\", \"scopes\": [%s], \"sha256\": \"%s\"%s}"
        .formatted(name, scopes, Sha256.hex(token), expiry);
  }

  private static AccessProperties properties(
      Secret shared, Secret admin, Secret metrics, @Nullable Path file) {
    return new AccessProperties(shared, admin, metrics, file, "", "", List.of(), List.of());
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static @Nullable Caller callerOf(ServiceTokens tokens, String token) {
    return tokens.callerOf(Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8)));
  }
}
