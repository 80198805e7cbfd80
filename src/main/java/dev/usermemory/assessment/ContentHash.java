package dev.usermemory.assessment;

import dev.usermemory.kernel.Sha256;
import dev.usermemory.kernel.json.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** By which a repetition of an assessment is told from another result, however it is spelled. */
final class ContentHash {

  private static final JsonMapper CANONICAL = StrictJson.canonicalMapper();

  private ContentHash() {}

  private record Content(
      boolean failed,
      List<SkillContent> skills,
      @Nullable String summaryText,
      @Nullable String date,
      Assessment.Cost cost,
      @Nullable Long xp,
      List<String> medals,
      List<String> errors) {}

  private record SkillContent(
      @Nullable String id,
      @Nullable String hash,
      List<Double> levels,
      List<String> met,
      List<String> unmet,
      List<String> feedback) {}

  static String of(Assessment assessment) {
    return Sha256.hex(
        CANONICAL.writeValueAsBytes(
            new Content(
                assessment.hasFailed(),
                assessment.skills().stream().map(ContentHash::content).toList(),
                assessment.summaryText(),
                assessment.date(),
                assessment.cost(),
                assessment.xp(),
                assessment.medalsWon(),
                assessment.errorsMade())));
  }

  private static SkillContent content(AssessedSkill skill) {
    return new SkillContent(
        skill.skillId(), skill.hash(), skill.levels(), skill.met(), skill.unmet(), skill.said());
  }
}
