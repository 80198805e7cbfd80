import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "vite";

const root = join(import.meta.dirname, "..");

/** As a host application builds them: every import is found, and every element is in it. */
test("pages_areBuilt_withTheirElements", async () => {
  const built = await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "silent",
    build: { write: false, minify: false },
  });

  const output = "output" in built ? built.output : [];
  const code = output.map((part) => (part.type === "chunk" ? part.code : "")).join("\n");
  expect(output.map(({ fileName }) => fileName)).toEqual(
    expect.arrayContaining(["index.html", "react.html"]),
  );
  for (const element of ["provider", "list", "preferences", "goals", "consents"]) {
    expect(code).toContain(`define("memory-${element}"`);
  }
});
