package dev.usermemory.assessment;

import dev.usermemory.assessment.Assessment.Summary;
import dev.usermemory.assessment.Assessment.Usage;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.lenient.Found;
import dev.usermemory.kernel.lenient.Member;
import dev.usermemory.kernel.lenient.Warnings;
import dev.usermemory.kernel.validation.CalendarDayValidator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a finalize. Its caller sends it once and does not read the answer, so that only
 * what nothing could be stored without is refused; everything else that is wrong loses only itself.
 */
@Component
public class AssessmentReader {

  static final int MAX_SUMMARY_TEXT = 20_000;
  static final long MAX_REVISION = (1L << 53) - 1;

  private static final int MAX_LABELS = 50;
  private static final int MAX_LABEL = 200;
  private static final int MAX_NAME = 128;
  private static final long MAX_XP = 1_000_000;
  private static final long MAX_AMOUNT = 1_000_000_000;
  private static final double MAX_DOLLARS = 10_000;

  private final Notices notices;
  private final AssessmentEnds ends;
  private final Clock clock;

  AssessmentReader(AssessmentProperties properties, AssessmentTelemetry telemetry, Clock clock) {
    this.notices = new Notices(properties.notices());
    this.ends = new AssessmentEnds(telemetry);
    this.clock = clock;
  }

  /**
   * @throws InvalidValueException when the body is no object, or has no valid {@code sessionId},
   *     {@code rubricVersion} and {@code summary}, or a {@code userId} that is not valid
   */
  public AssessmentReading read(JsonNode body) {
    var warnings = new Warnings();
    Member root = Member.root(body, warnings);
    Identity identity = identity(root);
    var skills = new SkillReader(notices);
    List<AssessedSkill> assessed = skills.read(root.member("summary").member("skillAssessments"));
    boolean marked = FailureMarks.isMarked(root);
    Assessment nameless =
        new Assessment(
            identity.userId(),
            identity.sessionId(),
            "",
            Identity.RUBRIC_VERSION,
            new Summary(assessed),
            root.member("summaryText").text(MAX_SUMMARY_TEXT),
            date(root.member("date")),
            usage(root.member("usage").object()),
            root.member("xp").integer(0, MAX_XP),
            labels(root.member("medals")),
            labels(root.member("errors")),
            root.member("revision").integer(0, MAX_REVISION),
            marked || skills.foundOnlyFailures(assessed) ? true : null);
    Assessment assessment = nameless.inGroup(group(root.member("groupId"), nameless));
    return new AssessmentReading(assessment, assessor(body), warnings.list());
  }

  private Identity identity(Member root) {
    try {
      return Identity.read(root);
    } catch (InvalidValueException e) {
      ends.unreadable(assessor(root.node()));
      throw e;
    }
  }

  /** Nothing depends on it but what operators are told, so that nothing about it is a warning. */
  private static Assessor assessor(JsonNode body) {
    JsonNode meta = body.path("summary").path("meta");
    return Assessor.of(
        meta.path("provider").stringValue(null), meta.path("model").stringValue(null));
  }

  /** An assessment without a group is one by its content, so that a repetition is recognised. */
  private static String group(Member groupId, Assessment assessment) {
    String given = groupId.label(MAX_NAME);
    if (given != null) {
      return given;
    }
    if (groupId.isAbsent()) {
      groupId.warn("is missing; derived from the content");
    }
    return "content-" + assessment.contentHash().substring(0, 32);
  }

  private @Nullable String date(Member date) {
    String day = date.label(MAX_NAME);
    if (day == null) {
      return null;
    }
    if (!CalendarDayValidator.isDay(day)) {
      date.warn("is not a day of the calendar as YYYYMMDD; today counts");
      return null;
    }
    if (day.compareTo(DateTimeFormatter.BASIC_ISO_DATE.format(tomorrow())) > 0) {
      date.warn("is after tomorrow (UTC); today counts");
      return null;
    }
    return day;
  }

  private LocalDate tomorrow() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
  }

  private static @Nullable Usage usage(@Nullable Member usage) {
    return usage == null
        ? null
        : new Usage(
            usage.member("tokensIn").integer(0, MAX_AMOUNT),
            usage.member("tokensOut").integer(0, MAX_AMOUNT),
            usage.member("costUsd").number(0, MAX_DOLLARS),
            usage.member("latencyMs").integer(0, MAX_AMOUNT));
  }

  private static @Nullable List<String> labels(Member member) {
    List<Found> labels = member.labels(MAX_LABELS, MAX_LABEL);
    return labels == null ? null : labels.stream().map(Found::text).toList();
  }
}
