import { defineConfig } from "vitest/config";

const testTimeout = 120_000; // for busy machines
const env = { TEST_TIER: process.env.TEST_TIER ?? "quick" };

const stored = ["convex/*.test.ts", "!convex/{callCosts,functions,rules,schema}.test.ts"];

/** In the runtime closest to Convex's own: Web APIs, nothing of Node. */
function functions(packaging: string, include: string[]) {
  return {
    test: {
      name: packaging,
      testTimeout,
      env: { ...env, PACKAGING: packaging },
      environment: "edge-runtime",
      include,
    },
  };
}

const service = {
  test: {
    name: "service",
    testTimeout,
    environment: "node",
    include: ["clients/*/test/service/*.test.ts", "examples/chat/test/service/*.test.ts"],
  },
};

/** In Debian's Chromium, one after another: they measure, and share two cores with the service. */
function browser(name: string, include: string[]) {
  return {
    test: {
      name,
      testTimeout,
      expect: { poll: { timeout: 30_000 } }, // as long as the browser waits, too
      environment: "node",
      include,
      fileParallelism: false,
    },
  };
}

const open = browser("browser", [
  "clients/console/test/browser/*.test.ts",
  "examples/chat/test/browser/*.test.ts",
]);
const guarded = browser("guarded", ["clients/console/test/guarded/*.test.ts"]);

export default defineConfig({
  test: {
    projects: [
      functions("root", ["convex/**/*.test.ts", "component/**/*.test.ts"]),
      // What stores anything, once more: in an application of which the functions are a part.
      functions("component", [...stored, "examples/convex-component/**/*.test.ts"]),
      functions("spread", [...stored, "examples/convex-spread/**/*.test.ts"]),
      {
        test: {
          name: "harness",
          testTimeout,
          environment: "node",
          include: ["tools/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "clients",
          testTimeout,
          environment: "node",
          include: ["clients/*/test/*.test.ts", "examples/{chat,elements}/test/*.test.ts"],
        },
      },
      // For who has a service running: TypeScriptClientIT starts one.
      ...(process.env.SERVICE_URL ? [service] : []),
      // For who has one, and a browser: ConsoleBrowserIT, and ConsoleAccessBrowserIT.
      ...(process.env.BROWSER_URL ? [open] : []),
      ...(process.env.GUARDED_URL ? [guarded] : []),
    ],
  },
});
