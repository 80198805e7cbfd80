package dev.usermemory.memory.session;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Violation;
import dev.usermemory.kernel.lenient.Member;
import dev.usermemory.kernel.lenient.Warnings;
import dev.usermemory.kernel.validation.Characters;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a session summary. Its caller does not read the answer, so that only what
 * nothing could be stored without is refused; everything else that is wrong loses only itself.
 */
@Component
public class SummaryReader {

  /** What the backend keeps itself, in characters; of more, the last ones are the news. */
  static final int MAX_TEXT = 2_000;

  private static final int MAX_NAME = 128;
  private static final long MAX_VERSION = 1L << 53;

  /** A number of milliseconds below this is one of seconds: as such it would be in 1973. */
  private static final double SECONDS_BELOW = 1e11;

  private final Clock clock;

  SummaryReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws InvalidValueException when the body is no object, has no valid {@code sessionId} or no
   *     {@code summaryText}, or a {@code userId} that is not valid
   */
  public SummaryReading read(JsonNode body) {
    if (!body.isObject()) {
      throw new InvalidValueException("body", "must be a JSON object");
    }
    var warnings = new Warnings();
    Member root = Member.root(body, warnings);
    var violations = new ArrayList<Violation>();
    UserId userId = userId(root.member("userId"), violations);
    requireName(root.member("sessionId"), violations);
    requireText(root.member("summaryText"), violations);
    if (!violations.isEmpty()) {
      throw new InvalidValueException(violations);
    }
    var summary =
        new SessionSummary(
            root.member("sessionId").node().stringValue(),
            root.member("version").integer(0, MAX_VERSION),
            time(root.member("updatedAt")),
            text(root.member("summaryText")));
    return new SummaryReading(userId, summary, warnings.list());
  }

  private static @Nullable UserId userId(Member member, List<Violation> violations) {
    if (member.isAbsent()) {
      return null;
    }
    if (!member.node().isString()) {
      violations.add(new Violation(member.path(), "must be a string"));
      return null;
    }
    try {
      return new UserId(member.node().stringValue());
    } catch (InvalidValueException e) {
      violations.addAll(e.violations());
      return null;
    }
  }

  private static void requireName(Member member, List<Violation> violations) {
    String fault = stringFault(member);
    if (fault == null) {
      fault = Characters.labelFault(member.node().stringValue(), MAX_NAME);
    }
    if (fault != null) {
      violations.add(new Violation(member.path(), fault));
    }
  }

  private static void requireText(Member member, List<Violation> violations) {
    String fault = stringFault(member);
    if (fault == null && !Characters.isWritten(Characters.clean(member.node().stringValue()))) {
      fault = "must not be blank";
    }
    if (fault != null) {
      violations.add(new Violation(member.path(), fault));
    }
  }

  private static @Nullable String stringFault(Member member) {
    if (member.isAbsent()) {
      return "is required";
    }
    return member.node().isString() ? null : "must be a string";
  }

  private static String text(Member member) {
    String given = member.node().stringValue();
    String clean = Characters.clean(given);
    if (clean.length() < given.length()) {
      member.warn("has U+0000 or a half of a surrogate pair; taken without");
    }
    String last = LastLines.of(clean, MAX_TEXT);
    if (last.length() < clean.length()) {
      member.warn("has more than 2,000 characters; only the last ones are kept");
    }
    return last;
  }

  /** Nothing is summed up in the future: a clock that is ahead counts as ours. */
  private @Nullable Long time(Member member) {
    Long ms = milliseconds(member.node());
    if (ms == null) {
      member.warn(
          (member.isAbsent() ? "is missing" : "is neither a number of milliseconds nor an ISO time")
              + "; the time of arrival counts");
      return null;
    }
    if (ms > clock.millis()) {
      member.warn("is in the future; the time of arrival counts");
      return null;
    }
    return ms;
  }

  private static @Nullable Long milliseconds(JsonNode node) {
    if (node.isNumber()) {
      return ofNumber(node.doubleValue());
    }
    return node.isString() ? ofText(node.stringValue().strip()) : null;
  }

  private static @Nullable Long ofNumber(double value) {
    if (value <= 0 || value > MAX_VERSION) {
      return null;
    }
    return (long) (value < SECONDS_BELOW ? value * 1000 : value);
  }

  private static @Nullable Long ofText(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException _) {
      return utc(text);
    }
  }

  /** Without an offset, it is a time in UTC; digits alone are a number. */
  private static @Nullable Long utc(String text) {
    try {
      return text.matches("\\d{1,17}")
          ? ofNumber(Double.parseDouble(text))
          : Long.valueOf(Instant.parse(text + "Z").toEpochMilli());
    } catch (DateTimeException | ArithmeticException _) {
      return null;
    }
  }
}
