package dev.usermemory.context.web;

import dev.usermemory.context.ChatAnswer;
import dev.usermemory.http.AnswerCoding;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns answers into the bytes that are sent, each document and each answer once. */
@Component
class ContextWriter {

  private final JsonMapper json;

  ContextWriter(JsonMapper json) {
    this.json = json;
  }

  /** As the caller takes it. */
  ResponseEntity<byte[]> respond(ChatAnswer answer, AnswerCoding coding) {
    byte[] body = write(answer);
    if (!coding.packs(body.length)) {
      return ResponseEntity.ok(body); // the server adds Vary
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .body(isKept(answer) ? packed(answer, body) : AnswerCoding.pack(body));
  }

  private static byte[] packed(ChatAnswer answer, byte[] body) {
    return answer.kept().packed(() -> AnswerCoding.pack(body));
  }

  byte[] write(ChatAnswer answer) {
    Supplier<byte[]> body = () -> json.writeValueAsBytes(ContextResponse.of(answer, json));
    return isKept(answer) ? answer.kept().body(body) : body.get();
  }

  /** Writes that wait are counted in the answer, and not kept with it. */
  private static boolean isKept(ChatAnswer answer) {
    return answer.pendingWrites() == 0;
  }
}
