package dev.usermemory.memory.fact;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.List;

/** Keeps facts. Everything here is gated by the consent {@code memory} and atomic. */
public interface FactStore {

  /**
   * Says the drafts in order, as one write. An expired fact of the same id counts as absent. A fact
   * that has a slot after it was said, whether named now or before, supersedes every other current
   * fact of the user in that slot, earlier drafts of the same batch included; the superseded are
   * listed by factId ascending.
   *
   * @param drafts 1 to 100
   * @return one result per draft, in order
   */
  Outcome<List<FactUpsert>> upsertFacts(Write write, List<FactDraft> drafts);

  /** Unexpired facts, latest record first, then by factId ascending. */
  Outcome<Page<Fact>> listFacts(UserId user, FactFilter filter, PageRequest page, long nowMs);

  /**
   * The unexpired fact, with every other one of its slot if it has one, and what was corrected to
   * become one of these, or they were corrected to, 500 of these at most; by factId ascending.
   *
   * @throws dev.usermemory.kernel.NotFoundException when there is none
   */
  Outcome<List<Fact>> factHistory(UserId user, String factId, long nowMs);

  /** Throws {@link dev.usermemory.kernel.NotFoundException} for an absent or expired fact. */
  Outcome<Fact> patchFact(Write write, String factId, FactPatch patch);

  /**
   * Makes a fact say something else, see {@link FactCorrection}. What it is corrected to already
   * changes nothing. Throws {@link dev.usermemory.kernel.NotFoundException} for an absent or
   * expired fact, and {@link dev.usermemory.kernel.ConflictException} for one that is superseded.
   */
  Outcome<CorrectedFact> correctFact(Write write, String factId, FactCorrection correction);

  /** True when it was there; deleting an absent or expired fact is done and false. Not gated. */
  Outcome<Boolean> deleteFact(Write write, String factId);
}
