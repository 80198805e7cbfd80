package dev.usermemory.http;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Entity tags (RFC 9110, section 8.8.3) of documents whose version is their {@code updatedAt}. */
public final class EntityTags {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([!#-~]*)\"");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

  /** No document has it, so that the precondition fails. */
  private static final long NO_VERSION = -1;

  private EntityTags() {}

  /** A document with its tag, or 304 when the caller has this version; 0 of one never written. */
  public static ResponseEntity<Object> versioned(
      Object document, long updatedAt, @Nullable String ifNoneMatch) {
    HttpStatus status = matches(ifNoneMatch, updatedAt) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK;
    return ResponseEntity.status(status)
        .eTag(of(updatedAt))
        .body(status == HttpStatus.OK ? document : null);
  }

  /** The document that a write left, with its tag. */
  public static <T> ResponseEntity<Object> versioned(
      Outcome<T> outcome, ToLongFunction<? super T> version) {
    ResponseEntity<Object> response = Replies.ok(outcome, Function.identity());
    return switch (outcome) {
      case Outcome.Done<T>(T value, boolean _) ->
          ResponseEntity.status(response.getStatusCode())
              .headers(response.getHeaders())
              .eTag(of(version.applyAsLong(value)))
              .body(response.getBody());
      case Outcome.Denied<T> _, Outcome.Nobody<T> _, Outcome.Accepted<T> _ -> response;
    };
  }

  static String of(long updatedAt) {
    return "\"" + updatedAt + "\"";
  }

  /** What {@code If-Match} asks for; a tag that is weak or none of ours matches no document. */
  public static Precondition ifMatch(@Nullable String header) {
    if (header == null) {
      return Precondition.NONE;
    }
    String value = header.strip();
    if (value.equals("*")) {
      return new Precondition.Exists();
    }
    Matcher tag = TAG.matcher(value);
    if (!tag.matches()) {
      throw RequestProblemException.invalid("If-Match", "must be * or one entity tag in quotes");
    }
    boolean ours = tag.group(1) == null && VERSION.matcher(tag.group(2)).matches();
    return new Precondition.UpdatedAt(ours ? Long.parseLong(tag.group(2)) : NO_VERSION);
  }

  /** Whether {@code If-None-Match} names the version, by weak comparison. */
  static boolean matches(@Nullable String ifNoneMatch, long updatedAt) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .anyMatch(tag ->
                tag.equals("*") || tag.equals(of(updatedAt)) || tag.equals("W/" + of(updatedAt)));
  }
}
