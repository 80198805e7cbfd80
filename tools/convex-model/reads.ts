import {
  compareValues,
  getConvexSize,
  type JSONValue,
  jsonToConvex,
  type Value,
} from "convex/values";

export type Document = Record<string, Value | undefined> & { _id: string; _creationTime: number };

/** One end of a range as functions send it. */
interface Filter {
  type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte" | "Search";
  fieldPath: string;
  value: JSONValue;
}

/** As functions send it. */
export interface Query {
  source: {
    type: "FullTableScan" | "IndexRange" | "Search";
    tableName?: string;
    /** `table.index` */
    indexName?: string;
    order?: "asc" | "desc" | null;
    range?: Filter[];
    filters?: Filter[];
  };
  operators: { limit?: number }[];
}

/** What was written: what was there before, and what is now. */
export interface Written {
  table: string;
  before?: Document;
  after?: Document;
}

/** A part of an index that a transaction has read, from its start to where it stopped. */
export class RangeRead {
  readonly table: string;
  readonly isSearch: boolean;
  /** the fields by which the index is ordered; none when it is a search */
  private readonly fields: string[];
  private readonly filters: { type: Filter["type"]; fieldPath: string; value: Value | undefined }[];
  private readonly limit: number | undefined;
  private count = 0;
  private last: Document | undefined;
  private isFinished = false;

  constructor(
    private readonly query: Query,
    indexes: (table: string) => Record<string, string[]>,
  ) {
    const { type, tableName, indexName = "", range = [], filters = range } = query.source;
    const [table = "", index = ""] = (tableName ?? indexName).split(".");
    this.table = table;
    this.isSearch = type === "Search";
    this.fields = this.isSearch ? [] : [...(indexes(table)[index] ?? []), "_creationTime", "_id"];
    this.filters = filters
      .filter((filter) => filter.type !== "Search")
      .map((filter) => ({ ...filter, value: valueOf(filter.value) }));
    this.limit = query.operators.find((operator) => operator.limit !== undefined)?.limit;
  }

  get key(): string {
    return JSON.stringify(this.query.source);
  }

  /** Whether the next document, or that there is none, has to be looked up in the store. */
  needsRound(prefetch: number): boolean {
    return this.isSearch ? this.count === 0 : this.count % prefetch === 0 && !this.isFull();
  }

  /** A document, or null at the end. */
  next(document: Document | null): void {
    if (document === null) {
      this.isFinished = !this.isFull();
    } else {
      this.count += 1;
      this.last = document;
    }
  }

  /** Whether the document is in the part that was read. */
  contains(document: Document): boolean {
    return this.filters.every((filter) => fits(document, filter)) && !this.isBehind(document);
  }

  private isFull(): boolean {
    return this.count === this.limit;
  }

  private isBehind(document: Document): boolean {
    const { last, fields } = this;
    if (this.isFinished || last === undefined || this.isSearch) {
      return false;
    }
    const order = compareKeys(document, last, fields);
    return this.query.source.order === "desc" ? order < 0 : order > 0;
  }

  /** Whether the entry of this index went away or moved. */
  leftBehind({ before, after }: Written): boolean {
    if (before === undefined || this.isSearch) {
      return false;
    }
    const moved = after === undefined || compareKeys(before, after, this.fields) !== 0;
    return moved && this.contains(before);
  }
}

/** Of the keys of the index entries that a write adds or removes. */
export function indexBytesOf({ before, after }: Written, indexes: string[][]): number {
  const size = (document: Document | undefined, fields: string[]) =>
    document === undefined
      ? 0
      : fields.reduce((sum, field) => sum + getConvexSize(at(document, field)), 0);
  return indexes.reduce((sum, fields) => {
    const isSame = before && after && compareKeys(before, after, fields) === 0;
    return isSame ? sum : sum + size(before, fields) + size(after, fields);
  }, 0);
}

function compareKeys(a: Document, b: Document, fields: string[]): number {
  for (const field of fields) {
    const order = compareValues(at(a, field), at(b, field));
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function fits(
  document: Document,
  { type, fieldPath, value }: { type: Filter["type"]; fieldPath: string; value: Value | undefined },
): boolean {
  const order = compareValues(at(document, fieldPath), value);
  switch (type) {
    case "Eq":
      return order === 0;
    case "Gt":
      return order > 0;
    case "Gte":
      return order >= 0;
    case "Lt":
      return order < 0;
    case "Lte":
      return order <= 0;
    case "Search":
      return true;
  }
}

function at(document: Document, path: string): Value | undefined {
  return path.split(".").reduce<unknown>((value, name) => {
    const isObject = typeof value === "object" && value !== null;
    return isObject ? (value as Record<string, unknown>)[name] : undefined;
  }, document) as Value | undefined;
}

function valueOf(json: JSONValue): Value | undefined {
  const isUndefined = typeof json === "object" && json !== null && "$undefined" in json;
  return isUndefined ? undefined : jsonToConvex(json);
}
