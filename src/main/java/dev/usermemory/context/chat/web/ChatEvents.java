package dev.usermemory.context.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.context.ChatAnswer;
import dev.usermemory.context.ContextSource;
import dev.usermemory.context.chat.ChatListener;
import dev.usermemory.http.Replies;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happens in a chat as events whose data is one line of JSON. */
record ChatEvents(SseEmitter stream, JsonMapper json) implements ChatListener {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Context(
      @JsonProperty("ctx_source") ContextSource source,
      @Nullable String reason,
      int tokensEstimated,
      int limitTokens,
      @Nullable Integer pendingWrites,
      String rendered) {

    private static final Context NO_LIMIT =
        new Context(ContextSource.NONE, "no_limit", 0, 0, null, "");

    static Context of(ChatAnswer answer) {
      return new Context(
          answer.source(),
          answer.denied() ? Replies.DENIED : null,
          answer.context().tokensEstimated(),
          answer.limitTokens(),
          answer.pendingWrites() == 0 ? null : answer.pendingWrites(),
          answer.context().rendered());
    }
  }

  private record Memory(String revision) {}

  private record Ended(String reason, boolean reconnect) {}

  @Override
  public void context(@Nullable String id, @Nullable ChatAnswer answer) throws IOException {
    send("context", id, answer == null ? Context.NO_LIMIT : Context.of(answer));
  }

  @Override
  public void unchanged(String id) throws IOException {
    send("unchanged", id, new Memory(id));
  }

  @Override
  public void memory(String id) throws IOException {
    send("memory", id, new Memory(id));
  }

  @Override
  public void heartbeat() throws IOException {
    stream.send(SseEmitter.event().comment(" still here"));
  }

  /** Whoever has come to an end that will be the same again should not come back at once. */
  @Override
  public void end(End reason) throws IOException {
    boolean reconnect = reason == End.MAX_AGE || reason == End.SHUTDOWN;
    send("end", null, new Ended(reason.name().toLowerCase(Locale.ROOT), reconnect));
  }

  private void send(String name, @Nullable String id, Object data) throws IOException {
    SseEmitter.SseEventBuilder event = SseEmitter.event().name(name);
    if (id != null) {
      event.id(id);
    }
    stream.send(event.data(json.writeValueAsString(data)));
  }
}
