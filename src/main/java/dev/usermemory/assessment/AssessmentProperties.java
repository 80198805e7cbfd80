package dev.usermemory.assessment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How assessments are read.
 *
 * @param skillHashSalt {@code SKILL_HASH_SALT}, as the assessment backend has it
 */
@ConfigurationProperties("usermemory.assessment")
record AssessmentProperties(@DefaultValue("") String skillHashSalt) {

  @Override
  public String toString() {
    return "AssessmentProperties[hidden]";
  }
}
