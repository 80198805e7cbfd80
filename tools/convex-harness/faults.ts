import { Conflicts } from "./conflicts";

/** What shall go wrong with one request. */
export interface Fault {
  /** wait this long before the function runs */
  delayMs?: number;
  /** answer with this status and an error body instead of the result */
  status?: number;
  /** `code` of the error body */
  code?: string;
  /** answer as a function that failed without saying why, such as one that is not deployed */
  failure?: boolean;
  /** cut the connection instead of answering */
  drop?: boolean;
  /** whether the function runs all the same; by default only when nothing else is wrong */
  commit?: boolean;
  /** wait this long after the function ran */
  answerDelayMs?: number;
}

/** A fault for the next requests that it fits. */
export interface PlannedFault extends Fault {
  /** how many requests it strikes, 1 when absent */
  times?: number;
  /** only requests of this kind */
  kind?: "query" | "mutation";
  /** only requests to this function */
  path?: string;
}

/** Faults drawn at random, the same for the same seed and order of requests. */
export interface RandomFaults {
  seed: number;
  /** of all requests, 0 to 1 */
  share: number;
  faults: Fault[];
  kind?: "query" | "mutation";
}

export interface FaultPlan {
  faults?: PlannedFault[];
  random?: RandomFaults;
  /** mutations of one person that overlap conflict; each takes this long */
  conflicts?: { takesMs: number };
}

/** Decides which request gets which fault. */
export class Faults {
  private planned: { fault: PlannedFault; left: number }[] = [];
  private random: (RandomFaults & { next: () => number }) | undefined;

  /** Of mutations, while they are modelled. */
  conflicts: Conflicts | undefined;

  plan({ faults = [], random, conflicts }: FaultPlan): void {
    if (conflicts !== undefined) {
      this.conflicts = new Conflicts(conflicts.takesMs);
    }
    this.planned.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })));
    if (random !== undefined) {
      this.random = { ...random, next: mulberry32(random.seed) };
    }
  }

  clear(): void {
    this.planned = [];
    this.random = undefined;
    this.conflicts = undefined;
  }

  next(kind: string, path: string): Fault | undefined {
    const entry = this.planned.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.kind === undefined || fault.kind === kind) &&
        (fault.path === undefined || fault.path === path),
    );
    if (entry !== undefined) {
      entry.left -= 1;
      return entry.fault;
    }
    return this.draw(kind);
  }

  private draw(kind: string): Fault | undefined {
    const { random } = this;
    if (random === undefined || (random.kind !== undefined && random.kind !== kind)) {
      return undefined;
    }
    const strikes = random.next() < random.share;
    const index = Math.floor(random.next() * random.faults.length);
    return strikes ? random.faults[index] : undefined;
  }
}

/** A small seeded generator (Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
