package dev.usermemory.http;

import dev.usermemory.http.problem.RequestProblemException;
import dev.usermemory.store.Precondition;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, section 8.8.3) of documents whose version is their {@code updatedAt}. */
public final class EntityTags {

  private static final Pattern TAG = Pattern.compile("(W/)?\"([!#-~]*)\"");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

  /** No document has it, so that the precondition fails. */
  private static final long NO_VERSION = -1;

  private EntityTags() {}

  public static String of(long updatedAt) {
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
  public static boolean matches(@Nullable String ifNoneMatch, long updatedAt) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .anyMatch(tag ->
                tag.equals("*") || tag.equals(of(updatedAt)) || tag.equals("W/" + of(updatedAt)));
  }
}
