package dev.usermemory.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tokens of {@code ACCESS_TOKENS_FILE}, read again when its content has changed. What is not
 * usable then leaves the tokens as they were, and an error in the log.
 */
final class TokensFile {

  private static final Logger log = LoggerFactory.getLogger(TokensFile.class);

  private static final int MAX_BYTES = 1 << 20;
  private static final JsonMapper JSON =
      StrictJson.mapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a misspelt expiry is none
          .build();

  private final Path file;
  private final long recheckNanos;
  private final AtomicLong nextCheck;
  private volatile Content content;

  private record Content(byte[] bytes, List<AccessToken> tokens) {}

  record Document(@JsonProperty(required = true) List<Entry> tokens) {

    Document {
      tokens = List.copyOf(tokens);
    }
  }

  /** A token as an operator writes it down. */
  record Entry(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) Set<Scope> scopes,
      @JsonProperty(required = true) String sha256,
      @Nullable Instant expiresAt) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,64}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    Entry {
      require(NAME.matcher(name).matches(), "a name must be 1 to 64 of a-z, A-Z, 0-9, '._-'");
      require(!scopes.isEmpty(), "scopes must not be empty");
      require(SHA_256.matcher(sha256).matches(), "sha256 must be 64 hex digits");
    }

    AccessToken token() {
      return new AccessToken(
          Caller.withToken(name, scopes), HexFormat.of().parseHex(sha256), expiresAt);
    }

    private static void require(boolean holds, String rule) {
      if (!holds) {
        throw new InvalidSettingException("ACCESS_TOKENS_FILE: " + rule);
      }
    }
  }

  /**
   * Reads the file.
   *
   * @param recheck how long what was read is taken for current
   * @throws InvalidSettingException when it is not usable
   */
  TokensFile(Path file, Duration recheck) {
    this.file = file;
    this.recheckNanos = recheck.toNanos();
    this.nextCheck = new AtomicLong(System.nanoTime() + recheckNanos);
    byte[] bytes = read();
    this.content = new Content(bytes, parse(bytes));
  }

  List<AccessToken> tokens() {
    long due = nextCheck.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextCheck.compareAndSet(due, now + recheckNanos)) {
      refresh();
    }
    return content.tokens();
  }

  private void refresh() {
    try {
      byte[] bytes = read();
      if (!Arrays.equals(bytes, content.bytes())) {
        content = new Content(bytes, content.tokens()); // so that a fault is reported once
        content = new Content(bytes, parse(bytes));
        log.atInfo()
            .addKeyValue("tokens", content.tokens().size())
            .log("ACCESS_TOKENS_FILE read again");
      }
    } catch (InvalidSettingException e) {
      log.atError()
          .addKeyValue("reason", e.getMessage())
          .log("ACCESS_TOKENS_FILE is not usable; its tokens stay as they were");
    }
  }

  private byte[] read() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidSettingException("ACCESS_TOKENS_FILE must have at most 1 MB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidSettingException("ACCESS_TOKENS_FILE cannot be read");
    }
  }

  private static List<AccessToken> parse(byte[] bytes) {
    try {
      return JSON.readValue(bytes, Document.class).tokens().stream().map(Entry::token).toList();
    } catch (JacksonException e) { // its message quotes what it read
      throw e.getCause() instanceof InvalidSettingException ours
          ? ours
          : new InvalidSettingException(
              "ACCESS_TOKENS_FILE must be JSON: {\"tokens\": [{\"name\": …, \"scopes\": […],"
                  + " \"sha256\": …, \"expiresAt\": …}]}");
    }
  }
}
