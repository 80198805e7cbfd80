package dev.usermemory.context.embedding;

/** No vector is to be had now. Its message carries no text of anybody. */
public final class EmbeddingException extends RuntimeException {

  public EmbeddingException(String message) {
    super(message);
  }

  public EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }
}
