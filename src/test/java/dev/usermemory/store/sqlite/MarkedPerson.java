package dev.usermemory.store.sqlite;

import static dev.usermemory.kernel.WriteOperation.ADD_GOAL;
import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.DELETE_FACT;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static dev.usermemory.kernel.WriteOperation.PATCH_FACT;
import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static dev.usermemory.kernel.WriteOperation.PUT_CONSENT;
import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static dev.usermemory.kernel.WriteOperation.PUT_TRACKED_SKILL;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GAMIFICATION;
import static dev.usermemory.kernel.WriteOperation.UPDATE_GOAL;
import static dev.usermemory.kernel.WriteOperation.UPSERT_DAILY;
import static dev.usermemory.kernel.WriteOperation.UPSERT_FACTS;

import dev.usermemory.context.embedding.FactVector;
import dev.usermemory.context.embedding.Vector;
import dev.usermemory.kernel.IdempotencyKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.memory.fact.FactIds;
import dev.usermemory.memory.fact.FactKind;
import dev.usermemory.memory.fact.FactPatch;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalPatch;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Somebody whose every text, id and tag is a word that occurs nowhere else, and somebody else. What
 * is said of both is stored at once.
 */
final class MarkedPerson {

  static final long NOW = 1_760_000_000_000L;
  private static final long LATER = NOW + 86_400_000L;

  final UserId user = new UserId("erased-person");
  final UserId other = new UserId("other-person");
  final Set<String> markers = new HashSet<>();

  /** Of the search index. */
  final Set<String> terms = new HashSet<>();

  /** Markers that a repetition of a write is told by. */
  final Set<String> ids = new HashSet<>();

  private final OpenSqlite store;
  private final Random random = new Random(42);
  private int writes;

  MarkedPerson(OpenSqlite store) {
    this.store = store;
  }

  /** A word that occurs nowhere else, in a text of the given length. */
  String marked(int length) {
    String marker = "Quxmarkering" + markers.size() + "zyzzyva";
    markers.add(marker);
    return marker + " runs " + "filler ".repeat(length / 7);
  }

  String marked() {
    return marked(0).split(" ")[0];
  }

  /** Of what a repetition is told by its id. */
  private String id() {
    String id = marked();
    ids.add(id);
    return id;
  }

  Write write(WriteOperation operation, UserId whose) {
    writes++;
    String key = whose == user ? marked() : "key" + writes;
    return new Write(whose, operation, NOW + writes, List.of(new IdempotencyKey(key, "hash")));
  }

  static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }

  FactDraft draft(UserId whose, String text, String slot, Long expires) {
    boolean mine = whose == user;
    var draft =
        new FactDraft(
            FactIds.of(whose, FactKind.BIO, null, text),
            FactKind.BIO,
            text,
            mine ? List.of(marked(), marked()) : List.of("common"),
            mine ? marked() : "skill",
            1 + random.nextDouble(),
            60_000,
            NOW,
            expires,
            mine ? marked() : "api",
            mine ? marked() : "session",
            slot,
            false);
    if (mine) {
      terms.addAll(List.of(FactTerms.of(user, draft.toFact()).split(" ")));
    }
    return draft;
  }

  private String text(UserId whose, int length) {
    return whose == user
        ? marked(length)
        : "another fact " + random.nextLong() + " word".repeat(length / 5);
  }

  void sayFact(UserId whose, int length, String slot) {
    List<FactDraft> drafts = List.of(draft(whose, text(whose, length), slot, null));
    done(store.facts().upsertFacts(write(UPSERT_FACTS, whose), drafts));
    byte[] meaning = text(whose, 300).getBytes(StandardCharsets.US_ASCII);
    var vector = new FactVector(drafts.getFirst().factId(), "model", Vector.ofBytes(meaning));
    store.vectors().keepVectors(whose, List.of(vector));
  }

  private Episode episode(UserId whose, String id, int length) {
    return new Episode(
        id,
        whose == user ? marked() : "session",
        whose == user ? marked() : "group",
        text(whose, length),
        List.of(
            new Highlight(
                whose == user ? marked() : "type",
                text(whose, length / 2),
                whose == user ? marked() : "skill",
                0.5)),
        0,
        1,
        NOW,
        LATER);
  }

  void sayEverything() {
    sayFact(user, 10, "home");
    sayFact(user, 10, "home"); // supersedes the first
    FactDraft patched = draft(user, marked(50), null, null);
    done(store.facts().upsertFacts(write(UPSERT_FACTS, user), List.of(patched)));
    var newTags = new FactPatch(List.of(marked()), 3.0, null, null, null);
    done(store.facts().patchFact(write(PATCH_FACT, user), patched.factId(), newTags));
    FactDraft deleted = draft(user, marked(50), null, null);
    done(store.facts().upsertFacts(write(UPSERT_FACTS, user), List.of(deleted)));
    done(store.facts().deleteFact(write(DELETE_FACT, user), deleted.factId()));
    done(
        store
            .facts()
            .upsertFacts(
                write(UPSERT_FACTS, user), List.of(draft(user, marked(9), null, NOW + 100))));
    String longId = id();
    done(
        store.episodes().ingestEpisode(write(INGEST_EPISODE, user), episode(user, longId, 15_000)));
    done(store.episodes().ingestEpisode(write(INGEST_EPISODE, user), episode(user, id(), 60)));
    done(store.episodes().deleteEpisode(write(DELETE_EPISODE, user), longId));
    String goalId = id();
    done(store.goals().addGoal(write(ADD_GOAL, user), goal(goalId, marked())));
    var patch =
        new GoalPatch(
            new Patched.Set<>(marked()),
            new Patched.Set<>(marked()),
            new Patched.Absent<>(),
            new Patched.Absent<>(),
            new Patched.Set<>(List.of(marked())));
    done(store.goals().updateGoal(write(UPDATE_GOAL, user), goalId, patch));
    patchPreferences();
    patchPreferences();
    putProfile();
    putProfile();
    decide(marked(), NOW + 50);
    decide(marked(), null);
    String skill = marked();
    done(
        store
            .trackedSkills()
            .putTrackedSkill(
                write(PUT_TRACKED_SKILL, user), new TrackedSkill(skill, 5, 1, true, 0, 0)));
    report(skill);
    report(skill);
    earn();
    earn();
    store.sessions().touchSession(user, marked(), NOW);
  }

  private Goal goal(String goalId, String title) {
    return new Goal(goalId, title, marked(), GoalStatus.ACTIVE, null, List.of(marked()), NOW, NOW);
  }

  private void patchPreferences() {
    Map<String, Object> patch =
        Map.of(
            "tone", marked(),
            "ttsVoice", marked(),
            "language", marked(),
            "extra", Map.of(marked(), marked(3000)));
    done(
        store
            .preferences()
            .patchPreferences(write(PATCH_PREFERENCES, user), patch, Precondition.NONE));
  }

  private void putProfile() {
    var profile = new Profile(marked(), marked(), marked(), marked(1500), null, 0, 0);
    done(store.profiles().putProfile(write(PUT_PROFILE, user), profile, Precondition.NONE));
  }

  private void decide(String name, Long expires) {
    var consent = new Consent(name, true, marked(), marked(), 0, 0, expires);
    done(store.consents().putConsent(write(PUT_CONSENT, user), consent));
  }

  private void report(String skill) {
    done(
        store
            .progress()
            .upsertDaily(
                write(UPSERT_DAILY, user),
                new DailyRollup(
                    "20251009",
                    skill,
                    1,
                    5,
                    1,
                    List.of(marked()),
                    List.of(marked()),
                    1,
                    1,
                    1,
                    1,
                    NOW)));
  }

  private void earn() {
    done(
        store
            .gamification()
            .updateGamification(
                write(UPDATE_GAMIFICATION, user),
                new GamificationUpdate(1, List.of(marked()), "20251009", marked())));
  }

  /** Interleaved with another user's, so that pages are shared, split and emptied. */
  void sayMuch() {
    for (int i = 0; i < 200; i++) {
      sayFact(i % 3 == 0 ? other : user, random.nextInt(i % 50 == 0 ? 7_500 : 200), null);
      UserId whose = i % 2 == 0 ? other : user;
      int length = random.nextInt(i % 40 == 0 ? 9_000 : 300);
      String id = whose == user ? marked() : "ep-" + i;
      done(
          store.episodes().ingestEpisode(write(INGEST_EPISODE, whose), episode(whose, id, length)));
    }
  }
}
