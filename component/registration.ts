/** The functions of convex/, registered once more: for a component, and for the root of its host. */
import {
  componentsGeneric,
  type FunctionReference,
  type FunctionType,
  internalMutationGeneric,
  internalQueryGeneric,
  mutationGeneric,
  queryGeneric,
  type RegisteredMutation,
  type RegisteredQuery,
} from "convex/server";
import type { GenericValidator, PropertyValidators } from "convex/values";

/** The name under which a host mounts the component. */
export const COMPONENT = "userMemory";

/** As `convex/functions.ts` leaves it. */
interface Registered {
  isQuery?: true;
  definition: {
    args: PropertyValidators;
    returns: GenericValidator;
    handler(ctx: unknown, args: object): unknown;
  };
}

type References = Record<string, FunctionReference<FunctionType, "internal">>;

/** The same functions, which the host of the component sees; nobody else does. */
type Visible<Module> = {
  [Name in keyof Module]: Module[Name] extends RegisteredQuery<"internal", infer Args, infer Value>
    ? RegisteredQuery<"public", Args, Value>
    : Module[Name] extends RegisteredMutation<"internal", infer Args, infer Value>
      ? RegisteredMutation<"public", Args, Value>
      : never;
};

/** For a module of the component: the functions of a module of convex/, visible to the host. */
export function visible<Module extends object>(module: Module): Visible<Module> {
  return each(module, ({ isQuery, definition }) =>
    isQuery ? queryGeneric(definition) : mutationGeneric(definition),
  ) as Visible<Module>;
}

/**
 * For a module at the host's root: internal functions that take and return the same, and do it in the
 * component. So paths stay as they are, and a key that may call internal functions is enough.
 */
export function wrapped<Module extends object>(path: string, module: Module): Module {
  const component = componentsGeneric()[COMPONENT] as Record<string, References>;
  const functions = component[path] as References;
  return each(module, ({ isQuery, definition: { args, returns } }, name) =>
    isQuery
      ? internalQueryGeneric({
          args,
          returns,
          handler: (ctx, given) =>
            ctx.runQuery(functions[name] as FunctionReference<"query", "internal">, given),
        })
      : internalMutationGeneric({
          args,
          returns,
          handler: (ctx, given) =>
            ctx.runMutation(functions[name] as FunctionReference<"mutation", "internal">, given),
        }),
  ) as Module;
}

function each(module: object, register: (registered: Registered, name: string) => unknown): object {
  return Object.fromEntries(
    Object.entries(module).map(([name, registered]) => [
      name,
      register(registered as Registered, name),
    ]),
  );
}
