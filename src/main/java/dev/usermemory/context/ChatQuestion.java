package dev.usermemory.context;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.assembly.HistoryMessage;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a chat wants to know; everything may be absent.
 *
 * @param sessionId the chat's session, to be bound to the user
 * @param limitTokens null for the configured default
 * @param query what the person asks
 * @param skillIds skills that the chat is about
 * @param tags tags that the chat is about
 * @param include the sections wanted; none means all
 * @param history the chat so far, oldest first, to fall back on
 * @param explain whether a receipt is wanted
 * @param minScore the least share of the query that a fact or episode must be about
 */
public record ChatQuestion(
    @Label @Nullable String sessionId,
    @Min(1) @Max(ContextProperties.MAX_LIMIT_TOKENS) @Nullable Integer limitTokens,
    @Text(min = 0, max = MAX_QUERY) @Nullable String query,
    @Size(max = 20) @Nullable List<@Label String> skillIds,
    @Size(max = 20) @Nullable List<@Label(max = 64) String> tags,
    @Size(max = 5) @Nullable List<ContextSection> include,
    @Size(max = 200) @Nullable List<@Valid Message> history,
    @Nullable Boolean explain,
    @Nullable ContextFormat format,
    @DecimalMin("0") @DecimalMax("1") @Nullable Double minScore) {

  public static final int MAX_QUERY = 4_000;

  /** A message of the chat. */
  public record Message(
      @NotNull(message = "is required") Role role,
      @NotNull(message = "is required") @Text(min = 0, max = 100_000) String content) {}

  /** Who said it. */
  public enum Role {
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("user")
    USER,
    @JsonProperty("assistant")
    ASSISTANT,
    @JsonProperty("tool")
    TOOL
  }

  /** The same, without consequences. */
  public ChatQuestion withoutSession() {
    return new ChatQuestion(
        null, limitTokens, query, skillIds, tags, include, history, explain, format, minScore);
  }

  /** The same, explained and without consequences. */
  public ChatQuestion asPreview() {
    return new ChatQuestion(
        null, limitTokens, query, skillIds, tags, include, history, true, format, minScore);
  }

  /** What the person asks, null when nothing but white space. */
  @Nullable String text() {
    return query == null || query.isBlank() ? null : query;
  }

  /** The context to make, with what the configuration decides. */
  ContextSpec spec(ContextProperties defaults) {
    return new ContextSpec(
        Objects.requireNonNullElse(limitTokens, defaults.limitTokens()),
        defaults.safetyBufferPercent(),
        query,
        orNone(skillIds),
        orNone(tags),
        Set.copyOf(orNone(include)),
        Objects.requireNonNullElse(format, ContextFormat.DEFAULT),
        Objects.requireNonNullElse(minScore, 0.0),
        Boolean.TRUE.equals(explain));
  }

  List<HistoryMessage> said() {
    return orNone(history).stream()
        .map(m -> new HistoryMessage(m.role().name().toLowerCase(Locale.ROOT), m.content()))
        .toList();
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
