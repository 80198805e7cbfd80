package dev.usermemory.assessment;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says in a few sentences what an assessment found. What is still to work on comes first: that is
 * what a coach acts on. Stays below 20,000 characters for any assessment of up to 50 skills.
 */
final class EpisodeSummary {

  private static final int QUOTED_PER_LIST = 3;
  private static final int QUOTE_LENGTH = 160;

  /** From here on, skills are only counted, not quoted. */
  private static final int QUOTING_LENGTH = 4_000;

  private EpisodeSummary() {}

  static String compose(List<SkillResult> skills) {
    var text = new StringBuilder();
    long named = skills.stream().filter(SkillResult::isNamed).count();
    text.append("Assessment of ").append(count(named, "skill")).append('.');
    for (SkillResult skill : skills) {
      String headline = headline(skill);
      text.append(headline.isEmpty() ? "" : " ").append(headline);
      if (text.length() < QUOTING_LENGTH) {
        text.append(quotes(" Still to work on: ", skill.unmet()));
        text.append(quotes(" Met: ", skill.met()));
      }
    }
    return text.toString();
  }

  private static String headline(SkillResult skill) {
    String skillId = skill.skillId();
    if (skillId == null) {
      return hasCriteria(skill) ? "No skill in particular: " + counted(skill) + "." : "";
    }
    String level = SkillNames.label(skillId) + ": " + level(skill.levels());
    return level + (hasCriteria(skill) ? ", " + counted(skill) + "." : ".");
  }

  private static boolean hasCriteria(SkillResult skill) {
    return !skill.met().isEmpty() || !skill.unmet().isEmpty();
  }

  private static String counted(SkillResult skill) {
    String met = count(skill.met().size(), "criterion");
    return "%s met, %d not yet".formatted(met, skill.unmet().size());
  }

  private static String level(List<Double> levels) {
    if (levels.isEmpty()) {
      return "level not measured";
    }
    return "level " + LevelFacts.mean(levels) + " of 10";
  }

  private static String quotes(String lead, List<String> criteria) {
    if (criteria.isEmpty()) {
      return "";
    }
    String quoted =
        criteria.stream()
            .limit(QUOTED_PER_LIST)
            .map(criterion -> "“" + shorten(criterion) + "”")
            .collect(Collectors.joining("; ", lead, ""));
    int left = criteria.size() - QUOTED_PER_LIST;
    return left > 0 ? quoted + " and " + left + " more." : quoted + ".";
  }

  private static String shorten(String text) {
    if (text.codePointCount(0, text.length()) <= QUOTE_LENGTH) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, QUOTE_LENGTH - 1)).strip() + "…";
  }

  private static String count(long n, String noun) {
    if (n == 1) {
      return "1 " + noun;
    }
    return n + " " + (noun.equals("criterion") ? "criteria" : noun + "s");
  }
}
