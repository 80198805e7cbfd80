package dev.usermemory.context.web;

import dev.usermemory.context.ChatAnswer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns answers into the bytes that are sent, each document and each answer once. */
@Component
class ContextWriter {

  private final JsonMapper json;

  ContextWriter(JsonMapper json) {
    this.json = json;
  }

  byte[] write(ChatAnswer answer) {
    Supplier<byte[]> body = () -> json.writeValueAsBytes(ContextResponse.of(answer, json));
    return answer.pendingWrites() == 0 ? answer.kept().body(body) : body.get();
  }
}
