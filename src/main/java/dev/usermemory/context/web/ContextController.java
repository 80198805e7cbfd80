package dev.usermemory.context.web;

import dev.usermemory.access.Caller;
import dev.usermemory.context.ChatQuestion;
import dev.usermemory.context.ContextProperties;
import dev.usermemory.context.ContextService;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.http.AnswerCoding;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Contexts over HTTP. An end user's session binds nothing: naming somebody else's first would get
 * what waits for it.
 */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/context", produces = MediaType.APPLICATION_JSON_VALUE)
class ContextController {

  private final ContextService contexts;
  private final ContextWriter writer;

  ContextController(ContextService contexts, ContextWriter writer) {
    this.contexts = contexts;
    this.writer = writer;
  }

  @GetMapping
  ResponseEntity<byte[]> get(
      @PathVariable UserId userId,
      Caller caller,
      @RequestParam(required = false) @Label @Nullable String sessionId,
      @RequestParam(required = false) @Min(1) @Max(ContextProperties.MAX_LIMIT_TOKENS)
          @Nullable Integer limitTokens,
      @RequestParam(required = false) @Text(min = 0, max = ChatQuestion.MAX_QUERY)
          @Nullable String query,
      @RequestParam(required = false) @Nullable Boolean explain,
      @Nullable ContextFormat format,
      AnswerCoding coding) {
    return query(
        userId,
        caller,
        new ChatQuestion(
            sessionId, limitTokens, query, null, null, null, null, explain, format, null),
        coding);
  }

  @PostMapping
  ResponseEntity<byte[]> query(
      @PathVariable UserId userId,
      Caller caller,
      @Valid @RequestBody ChatQuestion question,
      AnswerCoding coding) {
    boolean endUser = caller instanceof Caller.EndUser;
    return answer(userId, endUser ? question.withoutSession() : question, coding);
  }

  @GetMapping("/preview")
  ResponseEntity<byte[]> preview(
      @PathVariable UserId userId,
      @RequestParam(required = false) @Min(1) @Max(ContextProperties.MAX_LIMIT_TOKENS)
          @Nullable Integer limitTokens,
      @RequestParam(required = false) @Text(min = 0, max = ChatQuestion.MAX_QUERY)
          @Nullable String query,
      @Nullable ContextFormat format,
      AnswerCoding coding) {
    return previewQuery(
        userId,
        new ChatQuestion(null, limitTokens, query, null, null, null, null, null, format, null),
        coding);
  }

  @PostMapping("/preview")
  ResponseEntity<byte[]> previewQuery(
      @PathVariable UserId userId, @Valid @RequestBody ChatQuestion question, AnswerCoding coding) {
    return answer(userId, question.asPreview(), coding);
  }

  private ResponseEntity<byte[]> answer(UserId user, ChatQuestion question, AnswerCoding coding) {
    return writer.respond(contexts.answer(user, question), coding);
  }
}
