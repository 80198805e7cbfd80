package dev.usermemory.context.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;

/**
 * Counts the tokens of a text exactly. Thread-safe. The vocabulary (31 MB for {@code o200k_base})
 * is loaded at the first count, which takes about 0.4 s.
 */
public final class TokenCounter {

  private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

  private final TokenEncoding encoding;

  public TokenCounter(TokenEncoding encoding) {
    this.encoding = encoding;
  }

  /**
   * The number of tokens, with special tokens such as {@code <|endoftext|>} counted as the ordinary
   * text that they are here. About 0.25 µs a token once warm, but 1.2 µs a character for a run of
   * one kind of character that is longer than 500 bytes: see {@link TokenBounds}.
   */
  public int count(String text) {
    return encoder().countTokensOrdinary(text);
  }

  private Encoding encoder() {
    return REGISTRY.getEncoding(encoding.type());
  }
}
