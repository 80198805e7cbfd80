import { join } from "node:path";
import { COMPONENT } from "../../component/registration";
import schema from "../../convex/schema";
import mounting from "../../examples/convex-component/convex/schema";
import spread from "../../examples/convex-spread/convex/schema";
import { type Backend, convexBackend } from "../convex-model/backend";
import { runningIn } from "../convex-model/components";
import { loadModules, type Modules, modulesIn } from "./modules";

/** How the functions get into the deployment: by themselves, or in one of the example applications. */
export type Packaging = "root" | "component" | "spread";

const ROOT = join(import.meta.dirname, "..", "..");

/** What a host application has beside them in the same deployment. */
const HOST = modulesIn(join(import.meta.dirname, "host"));

/** convex-test looks for where modules are by what the generator would write there. */
const COMPONENT_ROOT = { "./_generated/api.ts": () => Promise.resolve({}) };

export function modulesOf(packaging: Packaging): Modules {
  const modules =
    packaging === "root"
      ? loadModules()
      : modulesIn(join(ROOT, "examples", `convex-${packaging}`, "convex"));
  return { ...modules, ...HOST };
}

/** An empty database below them; the tables of a memory are where `t.run` looks. */
export function emptyBackend(
  packaging: Packaging,
  modules: Modules,
): Backend<typeof schema.tables> {
  if (packaging !== "component") {
    return convexBackend(
      packaging === "root" ? schema : (spread as unknown as typeof schema),
      modules,
    );
  }
  const backend = convexBackend(mounting as unknown as typeof schema, modules);
  const functions = modulesIn(join(ROOT, "component", "functions"));
  backend.registerComponent(COMPONENT, schema, { ...functions, ...COMPONENT_ROOT });
  return { ...backend, t: runningIn(backend.t, COMPONENT) };
}
