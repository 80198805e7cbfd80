/** For tests of a host application with convex-test, which knows components only when it is told. */
import schema from "../convex/schema";
import { COMPONENT } from "./registration";

/** convex-test looks for where the modules are by what the generator would write there. */
const ROOT = { "./functions/_generated/api.ts": () => Promise.resolve({}) };

export const component = {
  schema,
  modules: { ...import.meta.glob("./functions/*.ts"), ...ROOT },
};

interface TestDeployment {
  registerComponent(
    path: string,
    schema: typeof component.schema,
    modules: Record<string, () => Promise<unknown>>,
  ): void;
}

export function register(t: TestDeployment): void {
  t.registerComponent(COMPONENT, component.schema, component.modules);
}
