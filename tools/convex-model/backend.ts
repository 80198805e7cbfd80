/**
 * convex-test with what the real backend charges and forbids, its query cache and a model of time, as
 * read in the backend's source. The functions under test do not change: what they call is watched.
 */
import { convexTest, type TestConvex } from "convex-test";
import type { GenericSchema, SchemaDefinition } from "convex/server";
import type { Value } from "convex/values";
import { type Charge, noCharge } from "./charge";
import { type Limits, LIMITS } from "./limits";
import { QueryCache } from "./queryCache";
import { runningTransaction, watching, watchSyscalls } from "./syscalls";
import { type Component, Transaction } from "./transaction";

export type { Charge } from "./charge";
export type Modules = Record<string, () => Promise<unknown>>;

/** What a function cost that was called from outside or by the scheduler. */
export type Charged = Charge & { path: string; kind: "query" | "mutation" };

/** As `convex/server` registers a function. */
interface Registered {
  _handler(ctx: unknown, args: Value): unknown;
  isQuery?: true;
  isMutation?: true;
}

type AnySchema = SchemaDefinition<GenericSchema, boolean>;

export interface Backend<S extends GenericSchema> {
  t: TestConvex<SchemaDefinition<S, boolean>>;
  /** what was called so far, in order; tests may empty it */
  charges: Charged[];
  cache: QueryCache;
  /** Calls one function, and tells what it has cost beside its result. */
  metered<T>(call: () => Promise<T>): Promise<{ result: T; charge: Charged }>;
  registerComponent(path: string, schema: AnySchema, modules: Modules): void;
}

export function convexBackend<S extends GenericSchema>(
  schema: SchemaDefinition<S, boolean>,
  modules: Modules,
  limits: Partial<Limits> = {},
): Backend<S> {
  const { charges, cache, watch } = new Model({ ...LIMITS, ...limits });
  const t = convexTest({ schema, modules: watch("", schema as AnySchema, modules) });
  watchSyscalls();
  return {
    t,
    charges,
    cache,
    async metered(call) {
      const before = charges.length;
      const result = await call();
      const [charge, ...others] = charges.slice(before);
      if (charge === undefined || others.length > 0) {
        throw new Error("Not one function was called");
      }
      return { result, charge };
    },
    registerComponent(path, schema, modules) {
      t.registerComponent(path, schema, watch(path, schema, modules));
    },
  };
}

class Model {
  readonly charges: Charged[] = [];
  readonly cache = new QueryCache();

  constructor(private readonly limits: Limits) {}

  /** The modules of a component, whose functions are charged. */
  readonly watch = (path: string, schema: AnySchema, modules: Modules): Modules => {
    const component = componentOf(path, schema);
    return Object.fromEntries(
      Object.entries(modules).map(([file, load]) => {
        const prefix = file.replace(/^\.\/|\.\w+$/g, "");
        return [file, async () => this.watchModule(component, prefix, (await load()) as object)];
      }),
    );
  };

  private watchModule(component: Component, file: string, module: object): object {
    return Object.fromEntries(
      Object.entries(module).map(([name, found]: [string, unknown]) => {
        const path = name === "default" ? file : `${file}:${name}`;
        const isFunction = typeof found === "function" && "_handler" in found;
        return [name, isFunction ? this.watchFunction(component, path, found as never) : found];
      }),
    );
  }

  private watchFunction(component: Component, path: string, registered: Registered): Registered {
    const handler = async (ctx: unknown, args: Value) => {
      const run = async () => await registered._handler(ctx, args);
      const outer = runningTransaction();
      if (outer !== undefined) {
        return await nested(outer, component, run);
      }
      return registered.isQuery
        ? await this.query(component, path, args, run)
        : await this.mutation(component, path, run);
    };
    return new Proxy(registered, {
      get: (target, name) =>
        name === "_handler" ? handler : (Reflect.get(target, name) as unknown),
    });
  }

  private async query(
    component: Component,
    path: string,
    args: Value,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const known = this.cache.find(path, args);
    if (known !== undefined) {
      this.charges.push({ ...noCharge(true), path, kind: "query" });
      return known.value;
    }
    const clock = watchClock();
    const transaction = new Transaction(this.limits, component);
    const value = await this.charged(transaction, { path, kind: "query" }, run);
    const atMs = clock.wasAsked ? Date.now() : undefined;
    this.cache.keep(path, args, { value, effects: transaction.effects, atMs });
    return value;
  }

  private async mutation(component: Component, path: string, run: () => Promise<unknown>) {
    const transaction = new Transaction(this.limits, component);
    const value = await this.charged(transaction, { path, kind: "mutation" }, run);
    this.cache.written(transaction.effects);
    for (const [{ tombstones }, { written }] of transaction.effects) {
      for (const each of written.filter(({ before }) => before !== undefined)) {
        const inTable = tombstones.get(each.table) ?? [];
        tombstones.set(each.table, inTable);
        inTable.push(each);
      }
    }
    return value;
  }

  /** What failed has cost something, too. */
  private async charged<T>(
    transaction: Transaction,
    called: Pick<Charged, "path" | "kind">,
    run: () => Promise<T>,
  ): Promise<T> {
    try {
      return await watching(transaction, run);
    } finally {
      this.charges.push({ ...transaction.end(), ...called });
    }
  }
}

/** A function that another one calls: a part of its transaction, maybe in another component. */
async function nested(outer: Transaction, component: Component, run: () => Promise<unknown>) {
  const caller = outer.component;
  outer.component = component;
  try {
    return await run();
  } finally {
    outer.component = caller;
  }
}

function componentOf(path: string, schema: AnySchema): Component {
  const fields = Object.fromEntries(
    Object.entries(schema.tables).map(([name, table]) => [
      name,
      Object.fromEntries(table[" indexes"]().map((index) => [index.indexDescriptor, index.fields])),
    ]),
  );
  return { path, indexes: (table) => fields[table] ?? {}, tombstones: new Map() };
}

/** In the global scope of the function that runs, which is its own. */
function watchClock(): { wasAsked: boolean } {
  const clock = { wasAsked: false };
  globalThis.Date = new Proxy(Date, {
    get: (target, name) => {
      clock.wasAsked ||= name === "now";
      return Reflect.get(target, name) as unknown;
    },
    construct: (target, args) => {
      clock.wasAsked ||= args.length === 0;
      return Reflect.construct(target, args) as Date;
    },
  });
  return clock;
}
