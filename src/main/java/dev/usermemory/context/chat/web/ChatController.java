package dev.usermemory.context.chat.web;

import dev.usermemory.access.Caller;
import dev.usermemory.access.web.Calls;
import dev.usermemory.context.ChatQuestion;
import dev.usermemory.context.ContextProperties;
import dev.usermemory.context.chat.ChatOpener;
import dev.usermemory.context.chat.ChatOpener.Opening;
import dev.usermemory.context.chat.ChatStream;
import dev.usermemory.context.chat.OpenChats;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens chats over HTTP. What a chat begins with is made as any context is; what follows waits on a
 * thread of its own, which holds none of the turns that requests take.
 */
@RestController
class ChatController {

  /** {@link ChatStream} ends by itself. */
  private static final long NO_TIMEOUT = 0;

  private final ChatOpener chats;
  private final JsonMapper json;

  ChatController(ChatOpener chats, JsonMapper json) {
    this.chats = chats;
    this.json = json;
  }

  @GetMapping(path = "/v1/chat/{userId}/open", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Nullable SseEmitter open(
      @PathVariable UserId userId,
      Caller caller,
      @RequestParam(required = false) @Label @Nullable String sessionId,
      @RequestParam(required = false) @Min(1) @Max(ContextProperties.MAX_LIMIT_TOKENS)
          @Nullable Integer limitTokens,
      @RequestParam(required = false) @Text(min = 0, max = ChatQuestion.MAX_QUERY)
          @Nullable String query,
      @Nullable ContextFormat format,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader("X-Accel-Buffering", "no");
    if (HttpMethod.HEAD.matches(request.getMethod())) {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      return null;
    }
    var asked =
        new ChatQuestion(sessionId, limitTokens, query, null, null, null, null, null, format, null);
    ChatQuestion question = caller instanceof Caller.EndUser ? asked.withoutSession() : asked;
    return switch (chats.open(userId, question, lastEventId)) {
      case Opening.Opened(ChatStream stream) -> follow(stream, Calls.validity(request));
      case Opening.Refused(OpenChats.Full by) -> throw full(by, response);
    };
  }

  private static RequestProblemException full(OpenChats.Full by, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    return switch (by) {
      case INSTANCE ->
          RequestProblemException.of(
              ProblemCode.OVERLOADED, "Too many chats are open; see CHAT_MAX_OPEN.");
      case PERSON ->
          RequestProblemException.of(
              ProblemCode.RATE_LIMIT_EXCEEDED,
              "Too many chats of this person are open; see CHAT_MAX_OPEN_PER_USER.");
    };
  }

  private SseEmitter follow(ChatStream stream, BooleanSupplier allowed) {
    var emitter = new SseEmitter(NO_TIMEOUT);
    emitter.onCompletion(stream::close);
    emitter.onError(_ -> stream.close());
    Map<String, String> logContext = MDC.getCopyOfContextMap();
    Thread.ofVirtual()
        .name("chat")
        .start(() -> {
          if (logContext != null) {
            MDC.setContextMap(logContext);
          }
          tell(stream, emitter, allowed);
        });
    return emitter;
  }

  private void tell(ChatStream stream, SseEmitter emitter, BooleanSupplier allowed) {
    try {
      stream.run(new ChatEvents(emitter, json), allowed);
      emitter.complete();
    } catch (IOException | IllegalStateException _) {
      emitter.complete(); // the caller has gone
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }
}
