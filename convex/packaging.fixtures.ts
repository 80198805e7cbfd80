/** The ways in which the functions get into a deployment; each runs the same tests. */
import type { GenericSchema, SchemaDefinition } from "convex/server";
import { component } from "../component/testing";
import mounting from "../examples/convex-component/convex/schema";
import spread from "../examples/convex-spread/convex/schema";
import schema from "./schema";

type Modules = Record<string, () => Promise<unknown>>;

interface Part {
  schema: SchemaDefinition<GenericSchema, boolean>;
  modules: Modules;
}

/** What is deployed at the root, and beneath it as a component. */
export interface Packaging extends Part {
  component?: Part;
}

const PACKAGINGS: Record<string, Packaging> = {
  /** a deployment of its own */
  root: {
    schema,
    modules: import.meta.glob(["./**/*.ts", "./**/*.js", "!./**/*.test.ts", "!./**/*.d.ts"]),
  },
  /** an application that has some of the tables, and takes the others and the functions in */
  spread: {
    schema: spread,
    modules: import.meta.glob(["../examples/convex-spread/convex/**/*.{ts,js}", "!**/*.d.ts"]),
  },
  /** an application that mounts the component, with wrappers at its root */
  component: {
    schema: mounting,
    modules: import.meta.glob(["../examples/convex-component/convex/**/*.{ts,js}", "!**/*.d.ts"]),
    component,
  },
};

export const packaging = PACKAGINGS[import.meta.env.PACKAGING as string] as Packaging;
