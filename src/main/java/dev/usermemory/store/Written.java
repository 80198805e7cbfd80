package dev.usermemory.store;

import static dev.usermemory.kernel.WriteOutcome.CREATED;
import static dev.usermemory.kernel.WriteOutcome.DELETED;
import static dev.usermemory.kernel.WriteOutcome.DENIED;
import static dev.usermemory.kernel.WriteOutcome.DUPLICATE;
import static dev.usermemory.kernel.WriteOutcome.REINFORCED;
import static dev.usermemory.kernel.WriteOutcome.SUPERSEDED;
import static dev.usermemory.kernel.WriteOutcome.UPDATED;

import dev.usermemory.assessment.FactsSaid;
import dev.usermemory.assessment.FinalizeResult;
import dev.usermemory.assessment.Forgotten;
import dev.usermemory.kernel.Gate;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.WriteKind;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.WriteOutcome;
import dev.usermemory.memory.fact.CorrectedFact;
import dev.usermemory.memory.fact.FactUpsert;
import dev.usermemory.memory.profile.Profile;
import dev.usermemory.memory.skill.TrackedSkill;
import dev.usermemory.privacy.consent.Consent;
import java.util.List;

/**
 * Counts what writes wrote: documents where they were written, and one for a write that wrote none.
 */
record Written(StoreTelemetry telemetry) {

  void tell(WriteOperation operation, Outcome<?> outcome) {
    WriteKind kind = operation.kind();
    switch (outcome) {
      case Outcome.Denied<?> _, Outcome.Nobody<?> _ -> telemetry.wrote(kind, DENIED, 1);
      case Outcome.Done<?>(var _, boolean replayed) when replayed ->
          telemetry.wrote(kind, DUPLICATE, 1);
      case Outcome.Done<?>(var value, boolean _) -> tell(operation, value);
      case Outcome.Accepted<?> _ -> {} // stores keep nothing waiting
    }
  }

  private void tell(WriteOperation operation, Object value) {
    WriteKind kind = operation.kind();
    switch (value) {
      case List<?> documents -> documents.forEach(each -> tell(operation, each));
      case FactUpsert said -> telemetry.wrote(kind, outcome(said.result()), 1);
      case CorrectedFact corrected ->
          telemetry.wrote(kind, corrected.replaces() == null ? UPDATED : SUPERSEDED, 1);
      case FinalizeResult finished -> finished(finished);
      case Forgotten forgotten -> forgotten(kind, forgotten);
      case Boolean existed -> telemetry.wrote(kind, existed ? DELETED : DUPLICATE, 1);
      default -> telemetry.wrote(kind, isNew(operation, value) ? CREATED : UPDATED, 1);
    }
  }

  private static WriteOutcome outcome(FactUpsert.Result result) {
    return switch (result) {
      case CREATED -> CREATED;
      case REINFORCED -> REINFORCED;
      case SUPERSEDED -> SUPERSEDED;
      case CORRECTED -> DUPLICATE; // nothing that is not known
    };
  }

  private static boolean isNew(WriteOperation operation, Object document) {
    return switch (operation) {
      case INGEST_EPISODE, ADD_GOAL -> true;
      case PUT_PROFILE, PUT_CONSENT, PUT_TRACKED_SKILL ->
          switch (document) {
            case Profile profile -> profile.createdAt() == profile.updatedAt();
            case Consent consent -> consent.createdAt() == consent.updatedAt();
            case TrackedSkill skill -> skill.createdAt() == skill.updatedAt();
            default -> false;
          };
      default -> false;
    };
  }

  private void forgotten(WriteKind kind, Forgotten forgotten) {
    if (forgotten.tables().isEmpty()) {
      telemetry.wrote(kind, DUPLICATE, 1);
    }
    forgotten
        .tables()
        .forEach((table, documents) ->
            WriteKind.of(table).ifPresent(of -> telemetry.wrote(of, DELETED, documents)));
  }

  private void finished(FinalizeResult result) {
    switch (result.effect()) {
      case STORED -> stored(result, CREATED);
      case REPLACED -> stored(result, SUPERSEDED);
      case DUPLICATE, OUTDATED -> telemetry.wrote(WriteKind.ASSESSMENT, DUPLICATE, 1);
      case DENIED -> telemetry.wrote(WriteKind.ASSESSMENT, DENIED, 1);
    }
  }

  /** The parts whose consent is missing are denied, each kind once. */
  private void stored(FinalizeResult result, WriteOutcome outcome) {
    telemetry.wrote(WriteKind.ASSESSMENT, outcome, 1);
    if (result.denied().contains(Gate.MEMORY.consent())) {
      telemetry.wrote(WriteKind.FACT, DENIED, 1);
      telemetry.wrote(WriteKind.EPISODE, DENIED, 1);
    } else {
      remembered(result, outcome);
    }
    if (result.denied().contains(Gate.PROGRESS.consent())) {
      telemetry.wrote(WriteKind.ROLLUP, DENIED, 1);
      telemetry.wrote(WriteKind.GAMIFICATION, DENIED, 1);
    } else if (result.rollups() > 0) {
      telemetry.wrote(WriteKind.ROLLUP, UPDATED, result.rollups());
      telemetry.wrote(WriteKind.GAMIFICATION, UPDATED, 1);
    }
  }

  private void remembered(FinalizeResult result, WriteOutcome outcome) {
    FactsSaid said = result.said();
    if (said == null) { // none, or of functions that do not tell
      telemetry.wrote(WriteKind.FACT, CREATED, outcome == CREATED ? result.facts() : 0);
    } else {
      telemetry.wrote(WriteKind.FACT, CREATED, said.created());
      telemetry.wrote(WriteKind.FACT, REINFORCED, said.reinforced());
      telemetry.wrote(WriteKind.FACT, SUPERSEDED, said.superseded());
    }
    if (result.episodeId() != null) {
      telemetry.wrote(WriteKind.EPISODE, outcome == CREATED ? CREATED : UPDATED, 1);
    }
  }
}
