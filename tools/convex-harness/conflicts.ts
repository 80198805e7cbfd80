import { setTimeout as sleep } from "node:timers/promises";
import { BadRequest } from "./wire";

/** After the first, as in the real backend. */
const RETRIES = 4;

/**
 * What the mock does not know: mutations that overlap in a person's documents. Of those that began
 * on the same state one commits, the others begin again, and after some attempts Convex gives up.
 */
export class Conflicts {
  private readonly commits = new Map<string, number>();

  /**
   * @param takesMs from a mutation's first read to its commit
   */
  constructor(private readonly takesMs: number) {}

  /** Runs the mutation as if it had read the person's documents this long ago. */
  async commit<T>(userId: string, run: () => Promise<T>): Promise<T> {
    for (let attempt = 0; attempt <= RETRIES; attempt++) {
      const seen = this.commits.get(userId) ?? 0;
      await sleep(this.takesMs);
      if ((this.commits.get(userId) ?? 0) === seen) {
        this.commits.set(userId, seen + 1);
        return await run();
      }
    }
    throw new BadRequest(503, "OptimisticConcurrencyControlFailure", "Documents changed meanwhile");
  }
}
