package dev.usermemory.assessment;

import dev.usermemory.kernel.lenient.Found;
import dev.usermemory.kernel.lenient.Member;
import dev.usermemory.kernel.validation.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a body says about skills, and leaves out what only says that assessing failed. */
final class SkillReader {

  private static final int MAX_SKILLS = 50;
  private static final int MAX_TEXTS = 50;
  private static final int MAX_TEXT = 2_000;
  private static final int MAX_NAME = 128;
  private static final double MAX_LEVEL = 10;

  /** Up to here, a level beside a notice is what a failing assessor puts for want of a better. */
  private static final double NO_LEVEL = 1;

  private final Notices notices;
  private int failures;

  SkillReader(Notices notices) {
    this.notices = notices;
  }

  List<AssessedSkill> read(Member list) {
    if (list.isAbsent()) {
      list.warn("is missing; taken as empty");
    }
    List<Member> items = list.objects(MAX_SKILLS);
    var skills = new ArrayList<AssessedSkill>();
    if (items != null) {
      items.stream().map(this::skill).filter(Objects::nonNull).forEach(skills::add);
    }
    return List.copyOf(skills);
  }

  /** Whether nothing is left of the skills because of failures. */
  boolean foundOnlyFailures(List<AssessedSkill> skills) {
    return failures > 0 && skills.stream().allMatch(AssessedSkill::saysNothing);
  }

  private @Nullable AssessedSkill skill(Member item) {
    String skillId = name(item.member("skillId"));
    String skillHash = name(item.member("skillHash"));
    Double level = item.member("level").number(0, MAX_LEVEL);
    List<String> met = texts(item.member("metCriteria"));
    List<String> unmet = texts(item.member("unmetCriteria"));
    List<Found> feedback = item.member("feedback").texts(MAX_TEXTS, MAX_TEXT);
    var skill = new AssessedSkill(skillId, skillHash, level, met, unmet, texts(feedback));
    if (FailureMarks.isMarkedHere(item)) {
      return failed(item, "is marked as failed; left out");
    }
    if (holdsOnlyNotices(skill)) {
      return failed(item, "holds only the notice of a failed assessment; left out");
    }
    return named(
        item, skill.withFeedback(feedback == null ? null : withoutNotices(feedback, item)));
  }

  private @Nullable AssessedSkill failed(Member item, String reason) {
    failures++;
    item.warn(reason);
    return null;
  }

  /** Without a name, what is said stays true, but a level is a level of nothing. */
  private static AssessedSkill named(Member item, AssessedSkill skill) {
    if (skill.isNamed()) {
      return skill;
    }
    if (item.member("skillHash").isAbsent() && item.member("skillId").isAbsent()) {
      item.member("skillHash")
          .warn("is missing; the texts are kept without a skill, no level counts");
    }
    return skill.withoutLevel();
  }

  private boolean holdsOnlyNotices(AssessedSkill skill) {
    List<String> said = skill.said();
    return skill.levels().stream().allMatch(level -> level <= NO_LEVEL)
        && skill.met().isEmpty()
        && skill.unmet().isEmpty()
        && !said.isEmpty()
        && said.stream().allMatch(notices::isNotice);
  }

  private List<String> withoutNotices(List<Found> feedback, Member item) {
    var kept = new ArrayList<String>();
    for (Found found : feedback) {
      if (notices.isNotice(found.text())) {
        item.warn(found, "is the notice of a failure, not feedback; left out");
      } else {
        kept.add(found.text());
      }
    }
    return List.copyOf(kept);
  }

  /** A blank name is none. */
  private static @Nullable String name(Member member) {
    String name = member.label(MAX_NAME);
    if (name != null && !Characters.isWritten(name)) {
      member.warn("is blank; left out");
      return null;
    }
    return name;
  }

  private static @Nullable List<String> texts(Member member) {
    return texts(member.texts(MAX_TEXTS, MAX_TEXT));
  }

  private static @Nullable List<String> texts(@Nullable List<Found> found) {
    return found == null ? null : found.stream().map(Found::text).toList();
  }
}
