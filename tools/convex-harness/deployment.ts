import { makeFunctionReference } from "convex/server";
import { ConvexError, type JSONValue, jsonToConvex, type Value } from "convex/values";
import { memoryTables } from "../../convex/schema";
import type { Charged } from "../convex-model/backend";
import { findFunction, type Modules } from "./modules";
import { emptyBackend, modulesOf, type Packaging } from "./packaging";

export type Kind = "query" | "mutation";

/** One call as it came over the wire. */
export interface Call {
  path: string;
  args: Record<string, Value>;
  /** whether the caller may use internal functions */
  privileged: boolean;
}

/** The envelope around what a function returned or threw. */
export type Envelope =
  | { status: "success"; value: Value; logLines: string[] }
  | { status: "error"; errorMessage: string; errorData?: Value; logLines: string[] };

/** What calls were answered, and what they have cost. */
export interface Answers {
  envelopes: Envelope[];
  charges: Charged[];
}

/** The real functions over an in-memory database that charges as Convex does, one at a time. */
export class Deployment {
  private readonly modules: Modules;
  private backend;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly packaging: Packaging) {
    this.modules = modulesOf(packaging);
    this.backend = this.empty();
  }

  /** Several calls see the same state. */
  run(kind: Kind, calls: Call[]): Promise<Answers> {
    return this.exclusively(async () => {
      const envelopes = [];
      this.backend.charges.length = 0;
      for (const call of calls) {
        envelopes.push(await this.execute(kind, call));
      }
      return { envelopes, charges: [...this.backend.charges] };
    });
  }

  /** Forgets everything stored. */
  reset(): Promise<void> {
    return this.exclusively(() => {
      this.backend = this.empty();
      return Promise.resolve();
    });
  }

  /** How many documents each table has. */
  counts(): Promise<Record<string, number>> {
    return this.exclusively(() =>
      this.backend.t.run(async (ctx) => {
        const counts: Record<string, number> = {};
        for (const table of Object.keys(memoryTables) as (keyof typeof memoryTables)[]) {
          counts[table] = (await ctx.db.query(table).collect()).length;
        }
        return counts;
      }),
    );
  }

  private empty() {
    return emptyBackend(this.packaging, this.modules);
  }

  private exclusively<T>(action: () => Promise<T>): Promise<T> {
    const result = this.turn.then(action);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async execute(kind: Kind, { path, args, privileged }: Call): Promise<Envelope> {
    const found = await findFunction(this.modules, path);
    if (found === undefined || (found.isInternal && !privileged)) {
      return failed(`Could not find public function for '${path}'. Did you deploy it?`);
    }
    const actual = found.isQuery ? "query" : "mutation";
    if (actual !== kind) {
      return failed(`Trying to execute ${path} as ${kind}, but it is defined as ${actual}.`);
    }
    try {
      return { status: "success", value: await this.call(kind, path, args), logLines: [] };
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error), dataOf(error));
    }
  }

  private async call(kind: Kind, path: string, args: Record<string, Value>): Promise<Value> {
    const reference = path.replace(/\.js(?=:|$)/, "");
    const result: unknown =
      kind === "query"
        ? await this.backend.t.query(makeFunctionReference<"query">(reference), args)
        : await this.backend.t.mutation(makeFunctionReference<"mutation">(reference), args);
    return (result ?? null) as Value;
  }
}

function failed(errorMessage: string, errorData?: Value): Envelope {
  return { status: "error", errorMessage, errorData, logLines: [] };
}

function dataOf(error: unknown): Value | undefined {
  if (!(error instanceof ConvexError)) {
    return undefined;
  }
  const data: unknown = error.data;
  return typeof data === "string" ? jsonToConvex(JSON.parse(data) as JSONValue) : (data as Value);
}
