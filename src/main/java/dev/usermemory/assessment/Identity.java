package dev.usermemory.assessment;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Violation;
import dev.usermemory.kernel.lenient.Member;
import dev.usermemory.kernel.validation.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an assessment cannot be stored without: whose it is, and that it is one. */
record Identity(@Nullable UserId userId, String sessionId) {

  static final String RUBRIC_VERSION = "v2";

  private static final int MAX_NAME = 128;
  private static final String REQUIRED = "is required";
  private static final String STRING = "must be a string";

  /**
   * @throws InvalidValueException that names everything that is missing
   */
  static Identity read(Member body) {
    if (!body.node().isObject()) {
      throw new InvalidValueException("body", "must be a JSON object");
    }
    var violations = new ArrayList<Violation>();
    UserId userId = userId(body.member("userId"), violations);
    check(body.member("sessionId"), violations, Identity::sessionFault);
    check(body.member("rubricVersion"), violations, Identity::versionFault);
    check(body.member("summary"), violations, Identity::summaryFault);
    if (!violations.isEmpty()) {
      throw new InvalidValueException(violations);
    }
    return new Identity(userId, body.member("sessionId").node().stringValue());
  }

  private interface Rule {
    @Nullable String faultOf(JsonNode node);
  }

  private static void check(Member member, List<Violation> violations, Rule rule) {
    String fault = member.isAbsent() ? REQUIRED : rule.faultOf(member.node());
    if (fault != null) {
      violations.add(new Violation(member.path(), fault));
    }
  }

  private static @Nullable UserId userId(Member member, List<Violation> violations) {
    if (member.isAbsent()) {
      return null;
    }
    if (!member.node().isString()) {
      violations.add(new Violation(member.path(), STRING));
      return null;
    }
    try {
      return new UserId(member.node().stringValue());
    } catch (InvalidValueException e) {
      violations.addAll(e.violations());
      return null;
    }
  }

  private static @Nullable String sessionFault(JsonNode node) {
    return node.isString() ? Characters.labelFault(node.stringValue(), MAX_NAME) : STRING;
  }

  private static @Nullable String versionFault(JsonNode node) {
    if (!node.isString()) {
      return STRING;
    }
    return Objects.equals(node.stringValue(), RUBRIC_VERSION)
        ? null
        : "must be v2, the only version supported";
  }

  private static @Nullable String summaryFault(JsonNode node) {
    return node.isObject() ? null : "must be a JSON object";
  }
}
