package dev.usermemory.memory.skill;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.Sha256;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How assessments name a skill whose id they don't tell.
 *
 * @param skillHashSalt {@code SKILL_HASH_SALT}, as the assessment backend has it
 */
@ConfigurationProperties("usermemory.assessment")
record SkillHashing(@DefaultValue("") String skillHashSalt) {

  SkillHashing {
    if (!Secret.isOneLine(skillHashSalt)) {
      throw new InvalidSettingException(
          "SKILL_HASH_SALT must be one line without control characters");
    }
  }

  /** SHA-256 of {@code salt + skillId}, in lower-case hex digits. */
  String hash(String skillId) {
    return Sha256.hex(skillHashSalt + skillId);
  }

  @Override
  public String toString() {
    return "SkillHashing[hidden]";
  }
}
