package dev.usermemory.kernel;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a write is about, for those who count writes. */
public enum WriteKind {
  ASSESSMENT("assessment"),
  FACT("fact"),
  EPISODE("episode"),
  /** A rolling summary of a session. */
  SUMMARY("summary"),
  ROLLUP("rollup"),
  GAMIFICATION("gamification"),
  GOAL("goal"),
  PREFERENCE("preference"),
  PROFILE("profile"),
  TRACKED_SKILL("tracked_skill"),
  CONSENT("consent"),
  SESSION("session");

  private static final Map<MemoryTable, WriteKind> OF_TABLE =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(MemoryTable.PROFILE, PROFILE),
              Map.entry(MemoryTable.PREFERENCES, PREFERENCE),
              Map.entry(MemoryTable.CONSENTS, CONSENT),
              Map.entry(MemoryTable.GOALS, GOAL),
              Map.entry(MemoryTable.TRACKED_SKILLS, TRACKED_SKILL),
              Map.entry(MemoryTable.FACTS, FACT),
              Map.entry(MemoryTable.EPISODES, EPISODE),
              Map.entry(MemoryTable.SESSION_PARTS, SUMMARY),
              Map.entry(MemoryTable.PROGRESS_DAILY, ROLLUP),
              Map.entry(MemoryTable.GAMIFICATION, GAMIFICATION),
              Map.entry(MemoryTable.ASSESSMENTS, ASSESSMENT),
              Map.entry(MemoryTable.SESSIONS, SESSION)));

  private final String wireName;

  WriteKind(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Of a table's documents; empty for tables that only serve the others. */
  public static Optional<WriteKind> of(MemoryTable table) {
    return Optional.ofNullable(OF_TABLE.get(table));
  }
}
