package dev.usermemory.assessment;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How assessments are read.
 *
 * @param skillHashSalt {@code SKILL_HASH_SALT}, as the assessment backend has it
 * @param notices {@code ASSESSMENT_NOTICES}, what a failing assessor writes instead of feedback;
 *     none means {@link Notices#DEFAULTS}
 */
@ConfigurationProperties("usermemory.assessment")
record AssessmentProperties(
    @DefaultValue("") String skillHashSalt, @DefaultValue List<String> notices) {

  AssessmentProperties {
    notices = notices.isEmpty() ? Notices.DEFAULTS : List.copyOf(notices);
  }

  @Override
  public String toString() {
    return "AssessmentProperties[hidden]";
  }
}
