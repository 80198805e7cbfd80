import { defineConfig } from "vitest/config";

const testTimeout = 120_000; // for busy machines
const env = { TEST_TIER: process.env.TEST_TIER ?? "quick" };

export default defineConfig({
  test: {
    projects: [
      {
        // The runtime closest to Convex's own: Web APIs, nothing of Node.
        test: {
          name: "functions",
          testTimeout,
          env,
          environment: "edge-runtime",
          include: ["convex/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "harness",
          testTimeout,
          environment: "node",
          include: ["tools/**/*.test.ts"],
        },
      },
    ],
  },
});
