package dev.usermemory.context.embedding;

/** What a fact says, to be made a vector of. */
public record FactText(String factId, String text) {

  @Override
  public String toString() {
    return "FactText[hidden]"; // a log line must never carry a memory's text
  }
}
