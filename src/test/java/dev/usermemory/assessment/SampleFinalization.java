package dev.usermemory.assessment;

import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.episode.SessionPart;
import dev.usermemory.memory.fact.FactDraft;
import dev.usermemory.progress.DailyRollup;
import dev.usermemory.progress.GamificationUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finalization, for tests that care about few of its members. */
public final class SampleFinalization {

  private final String sessionId;
  private final String groupId;
  private String contentHash;
  private @Nullable Long revision;
  private Verdict verdict = Verdict.LEARNED;
  private @Nullable SessionPart part;
  private List<FactDraft> facts = List.of();
  private List<String> faded = List.of();
  private List<DailyRollup> rollups = List.of();
  private @Nullable GamificationUpdate activity;

  public SampleFinalization(String sessionId, String groupId) {
    this.sessionId = sessionId;
    this.groupId = groupId;
    this.contentHash = "hash of " + groupId;
  }

  public SampleFinalization hash(String value) {
    contentHash = value;
    return this;
  }

  public SampleFinalization revision(@Nullable Long value) {
    revision = value;
    return this;
  }

  public SampleFinalization verdict(Verdict value) {
    verdict = value;
    return this;
  }

  public SampleFinalization part(String text, long atMs, @Nullable Long expiresAtMs) {
    var pace = new Highlight("feedback", "Good pace", "talk", null);
    part = new SessionPart(sessionId, groupId, text, List.of(pace), null, atMs, expiresAtMs);
    return this;
  }

  public SampleFinalization facts(FactDraft... values) {
    facts = List.of(values);
    return this;
  }

  public SampleFinalization faded(String... factIds) {
    faded = List.of(factIds);
    return this;
  }

  public SampleFinalization rollups(DailyRollup... values) {
    rollups = List.of(values);
    return this;
  }

  public SampleFinalization earning(long xp, String date) {
    return activity(new GamificationUpdate(xp, List.of(), date, null));
  }

  public SampleFinalization activity(GamificationUpdate value) {
    activity = value;
    return this;
  }

  public Finalization build() {
    return new Finalization(
        sessionId, groupId, contentHash, revision, verdict, part, facts, faded, rollups, activity);
  }
}
