package dev.usermemory.assessment;

import dev.usermemory.kernel.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out which skill a hash stands for. */
final class SkillNames {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int SHORT_HASH = 8;

  private final Map<String, String> idsByHash;

  private SkillNames(Map<String, String> idsByHash) {
    this.idsByHash = idsByHash;
  }

  /** The hash of a skill is the SHA-256 of {@code salt + skillId}. */
  static SkillNames of(String salt, List<String> skillIds) {
    return new SkillNames(
        skillIds.stream()
            .distinct()
            .collect(Collectors.toMap(id -> Sha256.hex(salt + id), Function.identity())));
  }

  /** The id given, or the one its hash stands for; an unknown hash is its own id. */
  @Nullable String idOf(AssessedSkill skill) {
    String hash = skill.hash();
    return skill.skillId() != null || hash == null
        ? skill.skillId()
        : Objects.requireNonNullElse(idsByHash.get(hash), hash);
  }

  /** The id as a reader sees it: nobody wants to read 64 hex digits. */
  static String label(String skillId) {
    return isHash(skillId) ? "skill " + skillId.substring(0, SHORT_HASH) : skillId;
  }

  /** Such as {@code " (active-listening)"}; nothing for a skill without a name to read. */
  static String suffix(@Nullable String skillId) {
    return skillId == null || isHash(skillId) ? "" : " (" + skillId + ")";
  }

  /** Such as {@code "active-listening: "}; nothing for a skill without a name to read. */
  static String prefix(@Nullable String skillId) {
    return skillId == null || isHash(skillId) ? "" : skillId + ": ";
  }

  private static boolean isHash(String skillId) {
    return HASH.matcher(skillId).matches();
  }
}
