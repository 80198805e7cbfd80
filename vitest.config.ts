import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 30_000, // for busy machines
    projects: [
      {
        // The runtime closest to Convex's own: Web APIs, nothing of Node.
        test: {
          name: "functions",
          environment: "edge-runtime",
          include: ["convex/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "harness",
          environment: "node",
          include: ["tools/**/*.test.ts"],
        },
      },
    ],
  },
});
