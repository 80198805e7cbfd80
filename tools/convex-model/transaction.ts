import { getDocumentSize, type JSONValue, jsonToConvex } from "convex/values";
import { type Charge, Meter } from "./charge";
import { type Limits, PREFETCH, READS_IN_ROUND, TRANSACTION_CACHE_BYTES } from "./limits";
import { type Document, indexBytesOf, type Query, RangeRead, type Written } from "./reads";

/** The database of the deployment, or of one of its components. */
export interface Component {
  /** empty for the deployment itself */
  readonly path: string;
  /** the fields of a table's indexes, by their names */
  indexes(table: string): Record<string, string[]>;
  /** what was deleted or moved by now, by table */
  readonly tombstones: Map<string, Written[]>;
}

/** What one component has read and written in a transaction. */
export class Effects {
  readonly ranges: RangeRead[] = [];
  readonly ids = new Set<string>();
  readonly written: Written[] = [];
  readonly streams = new Map<number, RangeRead>();
}

/** Calls that are issued together; only reads are also answered together. */
interface Round {
  isOpen: boolean;
  size: number;
  hasLooked: boolean;
}

/** Watches what a function and those that it calls do, and charges it. */
export class Transaction {
  readonly effects = new Map<Component, Effects>();
  private readonly meter: Meter;
  private readonly known = new Set<string>();
  private knownBytes = 0;
  private round: Round | undefined;

  /** @param component whose function is running */
  constructor(
    limits: Limits,
    public component: Component,
  ) {
    this.meter = new Meter(limits);
  }

  startQuery(query: Query, id: number): void {
    const range = new RangeRead(query, (table) => this.component.indexes(table));
    this.current.streams.set(id, range);
    this.current.ranges.push(range);
    this.meter.range(this.keyOf(range.key));
  }

  /** A call; reads that are issued before an earlier one is answered share its round. */
  startCall(isRead: boolean): Round {
    this.meter.call();
    if (!isRead || this.round === undefined || !this.round.isOpen || this.isFull(this.round)) {
      this.round = { isOpen: isRead, size: 0, hasLooked: false };
    }
    this.round.size += 1;
    return this.round;
  }

  next(id: number, document: Document | null, round: Round): void {
    const range = this.current.streams.get(id);
    const isNew = range?.needsRound(PREFETCH) === true;
    range?.next(document);
    if (range?.isSearch) {
      this.hit(document, isNew);
      return;
    }
    if (isNew) {
      this.look(round);
    }
    if (document !== null) {
      this.charge(document);
    }
  }

  /** Hits are read one after the other, whatever else is issued with them. */
  private hit(document: Document | null, isFirst: boolean): void {
    if (isFirst) {
      this.meter.round();
    }
    if (document !== null) {
      this.get(document._id, document, { isOpen: false, size: 1, hasLooked: false });
    }
  }

  /** What is named by its id is read again, and charged again. */
  get(id: string, document: Document | null, round: Round): void {
    this.meter.range(this.keyOf(id));
    this.current.ids.add(id);
    if (!this.known.has(this.keyOf(id))) {
      this.look(round);
    }
    if (document !== null) {
      this.charge(document);
    }
  }

  write(written: Written): void {
    const { table, before, after } = written;
    const indexes = [["_id"], ["_creationTime"], ...Object.values(this.component.indexes(table))];
    this.current.written.push(written);
    this.meter.write(after ? sizeOf(after) : 0, indexBytesOf(written, indexes));
    if (before === undefined && after !== undefined) {
      this.remember(after);
    }
  }

  end(): Charge {
    for (const [component, { ranges }] of this.effects) {
      for (const range of ranges) {
        const inTable = component.tombstones.get(range.table) ?? [];
        this.meter.passed(inTable.filter((written) => range.leftBehind(written)).length);
      }
    }
    return this.meter.charge;
  }

  private get current(): Effects {
    const effects = this.effects.get(this.component) ?? new Effects();
    this.effects.set(this.component, effects);
    return effects;
  }

  private charge(document: Document): void {
    this.meter.read(sizeOf(document));
    this.remember(document);
  }

  private remember(document: Document): void {
    if (this.knownBytes <= TRANSACTION_CACHE_BYTES) {
      this.known.add(this.keyOf(document._id));
      this.knownBytes += sizeOf(document);
    }
  }

  private look(round: Round): void {
    if (!round.hasLooked) {
      round.hasLooked = true;
      this.meter.round();
    }
  }

  private isFull(round: Round): boolean {
    return round.size >= READS_IN_ROUND;
  }

  private keyOf(name: string): string {
    return `${this.component.path} ${name}`;
  }
}

function sizeOf(document: Document): number {
  return getDocumentSize(document as Parameters<typeof getDocumentSize>[0]);
}

export function documentOf(json: JSONValue): Document | null {
  return jsonToConvex(json) as Document | null;
}
