package dev.usermemory.contract.random;

import static dev.usermemory.kernel.WriteOperation.DELETE_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.REORDER_TRACKED_SKILLS;

import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Preferences, profile, consents and tracked skills. */
record PersonOperations(Draw draw) implements Operations {

  @Override
  public List<Supplier<Operation>> kinds() {
    return List.of(
        this::patchPreferences,
        this::patchPreferences,
        this::putProfile,
        this::putConsent,
        this::putConsent,
        this::putSkill,
        this::putSkill,
        this::reorderSkills,
        this::deleteSkill);
  }

  private Operation patchPreferences() {
    Map<String, @Nullable Object> patch = preferences();
    Precondition precondition = draw.oneIn(4) ? new Precondition.Exists() : Precondition.NONE;
    Keys keys = draw.keys(PATCH_PREFERENCES);
    return draw.op(
        "patchPreferences " + patch + precondition + keys,
        (store, user, nowMs) ->
            store.preferences().patchPreferences(keys.write(user, nowMs), patch, precondition));
  }

  private Map<String, @Nullable Object> preferences() {
    var patch = new HashMap<String, @Nullable Object>();
    patch.put(draw.pick(List.of("tone", "ttsVoice", "language")), draw.maybe("warm"));
    if (draw.coin()) {
      patch.put("verbosity", draw.maybe("high"));
    }
    if (draw.coin()) {
      var extra = new HashMap<String, @Nullable Object>();
      extra.put(draw.pick(List.of("$ref", "_x", "größe")), draw.maybe(1 + draw.below(3)));
      extra.put("nested", Map.of("list", List.of(1, "two", true)));
      patch.put("extra", draw.maybe(extra));
    }
    return patch;
  }

  private Operation putProfile() {
    var profile =
        new Profile(
            draw.maybe(draw.text()),
            draw.maybe("a@example.org"),
            null,
            null,
            draw.maybe("Asia/Tokyo"),
            0,
            0);
    Precondition precondition = draw.oneIn(4) ? new Precondition.UpdatedAt(17) : Precondition.NONE;
    Keys keys = draw.keys(PUT_PROFILE);
    return draw.op(
        "putProfile " + profile + precondition + keys,
        (store, user, nowMs) ->
            store.profiles().putProfile(keys.write(user, nowMs), profile, precondition));
  }

  private Operation putConsent() {
    String name = draw.pick(List.of(Gate.MEMORY.consent(), Gate.PROGRESS.consent(), "newsletter"));
    boolean granted = !draw.oneIn(3);
    Long expiresInMs = draw.maybe(3 * Draw.MINUTE_MS);
    Keys keys = draw.keys(PUT_CONSENT);
    return draw.op(
        "putConsent " + name + granted + expiresInMs + keys,
        (store, user, nowMs) -> {
          Long expiresAtMs = Draw.plus(nowMs, expiresInMs);
          var consent = new Consent(name, granted, null, "v1", nowMs, nowMs, expiresAtMs);
          return store.consents().putConsent(keys.write(user, nowMs), consent);
        });
  }

  private Operation putSkill() {
    var skill =
        new TrackedSkill(draw.name(), 6.5, 1 + draw.below(3), draw.maybe(draw.coin()), 0, 0);
    List<String> formerIds = draw.oneIn(3) ? List.of(draw.name()) : List.of();
    Keys keys = draw.keys(PUT_TRACKED_SKILL);
    return draw.op(
        "putTrackedSkill " + skill + formerIds + keys,
        (store, user, nowMs) ->
            store.trackedSkills().putTrackedSkill(keys.write(user, nowMs), skill, formerIds));
  }

  private Operation reorderSkills() {
    List<String> order = Stream.of(draw.name(), draw.name()).distinct().toList();
    Keys keys = draw.keys(REORDER_TRACKED_SKILLS);
    return draw.op(
        "reorderTrackedSkills " + order + keys,
        (store, user, nowMs) ->
            store.trackedSkills().reorderTrackedSkills(keys.write(user, nowMs), order));
  }

  private Operation deleteSkill() {
    String id = draw.name();
    Keys keys = draw.keys(DELETE_TRACKED_SKILL);
    return draw.op(
        "deleteTrackedSkill " + id + keys,
        (store, user, nowMs) ->
            store.trackedSkills().deleteTrackedSkill(keys.write(user, nowMs), id));
  }
}
