package dev.usermemory.store.sqlite;

import dev.usermemory.context.text.English;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Tokenizer;
import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the full-text index holds of a fact, and how it is asked. A term is the first 50 bits of the
 * SHA-256 of the user and the word's stem, in base 32: it tells nothing of the text, one user's
 * terms are nobody else's.
 */
final class FactTerms {

  /** A query uses its first this many different words. */
  static final int MAX_QUERY_TERMS = 64;

  private static final int TERM_CHARACTERS = 10;
  private static final int BITS = 5;

  private FactTerms() {}

  /** The terms of a fact's text and tags, separated by spaces. */
  static String of(UserId user, Fact fact) {
    return Stream.concat(Stream.of(fact.text()), fact.tags().stream())
        .flatMap(FactTerms::stems)
        .distinct()
        .map(term(user))
        .collect(Collectors.joining(" "));
  }

  /** The terms of a query; each is a valid FTS5 expression, whatever the text is. */
  static List<String> ofQuery(UserId user, String text) {
    return stems(text).limit(MAX_QUERY_TERMS).map(term(user)).toList();
  }

  private static Stream<String> stems(String text) {
    return Tokenizer.tokens(text).stream()
        .map(Token::word)
        .filter(word -> !English.isStopWord(word))
        .map(English::stem)
        .distinct();
  }

  private static Function<String, String> term(UserId user) {
    MessageDigest digest = Sha256.digest();
    byte[] salt = (user.value() + '\u001f').getBytes(StandardCharsets.UTF_8);
    return stem -> {
      digest.update(salt);
      return encode(digest.digest(stem.getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static String encode(byte[] digest) {
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | (digest[i] & 0xFF);
    }
    var term = new StringBuilder(TERM_CHARACTERS);
    for (int i = 0; i < TERM_CHARACTERS; i++) {
      term.append(Character.forDigit((int) (bits & 31), 1 << BITS));
      bits >>>= BITS;
    }
    return term.toString();
  }
}
