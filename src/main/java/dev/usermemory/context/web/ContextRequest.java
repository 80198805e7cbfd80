package dev.usermemory.context.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.context.ChatQuestion;
import dev.usermemory.context.ContextProperties;
import dev.usermemory.context.assembly.HistoryMessage;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API takes to make a context; everything may be absent. */
record ContextRequest(
    @Label @Nullable String sessionId,
    @Min(1) @Max(ContextProperties.MAX_LIMIT_TOKENS) @Nullable Integer limitTokens,
    @Text(min = 0, max = MAX_QUERY) @Nullable String query,
    @Size(max = 20) @Nullable List<@Label String> skillIds,
    @Size(max = 20) @Nullable List<@Label(max = 64) String> tags,
    @Size(max = 5) @Nullable List<ContextSection> include,
    @Size(max = 200) @Nullable List<@Valid Message> history,
    @Nullable Boolean explain,
    @Nullable ContextFormat format) {

  static final int MAX_QUERY = 4_000;

  /** A message of the chat. */
  record Message(
      @NotNull(message = "is required") Role role,
      @NotNull(message = "is required") @Text(min = 0, max = 100_000) String content) {

    HistoryMessage toHistory() {
      return new HistoryMessage(role.name().toLowerCase(Locale.ROOT), content);
    }
  }

  /** Who said it. */
  enum Role {
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("user")
    USER,
    @JsonProperty("assistant")
    ASSISTANT,
    @JsonProperty("tool")
    TOOL
  }

  /** The same, explained and without consequences. */
  ContextRequest asPreview() {
    return new ContextRequest(
        null, limitTokens, query, skillIds, tags, include, history, true, format);
  }

  ChatQuestion toQuestion() {
    return new ChatQuestion(
        sessionId,
        limitTokens,
        query,
        orNone(skillIds),
        orNone(tags),
        Set.copyOf(orNone(include)),
        format,
        Boolean.TRUE.equals(explain),
        orNone(history).stream().map(Message::toHistory).toList());
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
