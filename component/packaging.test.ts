/** What the component and the applications of the examples offer is what `convex/` has, all of it. */
import { describe, expect, test } from "vitest";
import guide from "../docs/convex.md?raw";
import { FUNCTIONS, functionsIn, MODULES } from "../convex/functions.fixtures";

const PATHS = FUNCTIONS.map(({ path }) => path).sort();

const component = functionsIn(
  import.meta.glob(["./functions/*.ts", "!**/convex.config.ts"], { eager: true }),
  "./functions/",
);

const OFFERED = {
  "the component's functions": component,
  "the wrappers": functionsIn(import.meta.glob("./wrappers/*.ts", { eager: true }), "./wrappers/"),
};

const HOSTS = {
  "the application that mounts the component": functionsIn(
    import.meta.glob(
      ["../examples/convex-component/convex/*.ts", "!**/*.test.ts", "!**/convex.config.ts"],
      { eager: true },
    ),
    "../examples/convex-component/convex/",
  ),
  "the application that spreads the tables": functionsIn(
    import.meta.glob(["../examples/convex-spread/convex/*.ts", "!**/*.test.ts"], { eager: true }),
    "../examples/convex-spread/convex/",
  ),
};

describe.each(Object.entries(OFFERED))("%s", (_name, functions) => {
  test("are those of convex/", () => {
    expect(functions.map(({ path }) => path).sort()).toEqual(PATHS);
  });

  test.each(FUNCTIONS)("take and return the same: $path", ({ path, registered }) => {
    const offered = functions.find((other) => other.path === path)?.registered;
    expect(offered?.exportArgs()).toBe(registered.exportArgs());
    expect(offered?.exportReturns()).toBe(registered.exportReturns());
    expect(offered?.isQuery).toBe(registered.isQuery);
  });
});

test.each(component)("the host sees $path", ({ registered }) => {
  expect(registered.isPublic).toBe(true);
  expect(registered.isInternal).toBeUndefined();
});

describe.each(Object.entries(HOSTS))("%s", (_name, functions) => {
  test("has all of them at its root, for those with a key only", () => {
    const internal = functions.filter(({ registered }) => registered.isInternal);
    expect(internal.map(({ path }) => path)).toEqual(expect.arrayContaining(PATHS));
  });
});

test("the component does what the deployment does every hour", async () => {
  const { default: crons } = await import("./functions/crons");
  expect(crons).toBe(MODULES["./crons.ts"]?.default);
});

test("the guide shows what the applications have", () => {
  const files: Record<string, string> = import.meta.glob("../examples/convex-*/convex/*.ts", {
    eager: true,
    query: "?raw",
    import: "default",
  });
  const shown = [...guide.matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g)];
  for (const [, file = "", excerpt = ""] of shown) {
    expect(files[`../${file}`], file).toContain(excerpt);
  }
  expect(shown).toHaveLength(6);
});

test("nothing in it asks for what components cannot do", () => {
  const sources: Record<string, string> = import.meta.glob(
    ["../convex/**/*.ts", "!../convex/**/*.test.ts", "!../convex/_generated/**"],
    { eager: true, query: "?raw", import: "default" },
  );
  const asking = Object.entries(sources).filter(([, text]) => /\.paginate\(|ctx\.auth/.test(text));
  expect(Object.keys(sources).length).toBeGreaterThan(50);
  expect(asking.map(([path]) => path)).toEqual([]);
  expect(FUNCTIONS.map(({ registered }) => registered.exportReturns()).join()).not.toContain(
    '"type":"id"',
  );
});
