/** The sources of convex/ can be read from the bottom up: no file imports itself, however far around. */
import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { preProcessFile } from "typescript";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "convex");

/** Which files each file imports, types included. */
type Imports = Record<string, string[]>;

// Convex's generated API imports every module, whatever they do.
const SOURCES = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
  (file) => /^[^.]+\.ts$/.test(file) && !file.startsWith("_generated"),
);

/** Without packages and what is generated. */
function importsOf(file: string, text: string): string[] {
  return preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => `${normalize(join(file, "..", fileName)).replace(/\.(js|ts)$/, "")}.ts`)
    .filter((imported) => !imported.startsWith("_generated"));
}

/** One circle, its first file again at the end; nothing when there is none. */
function findCircle(imports: Imports): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) {
      return [...path.slice(path.indexOf(file)), file];
    }
    if (done.has(file)) {
      return undefined;
    }
    for (const imported of imports[file] ?? []) {
      const circle = visit(imported, [...path, file]);
      if (circle) {
        return circle;
      }
    }
    done.add(file);
    return undefined;
  };
  return Object.keys(imports)
    .map((file) => visit(file, []))
    .find((circle) => circle);
}

test("no sources import each other in a circle", () => {
  const imports = Object.fromEntries(
    SOURCES.map((file) => [file, importsOf(file, readFileSync(join(ROOT, file), "utf8"))]),
  );
  const missing = Object.values(imports)
    .flat()
    .filter((file) => !SOURCES.includes(file));
  expect(missing).toEqual([]);
  expect(imports["admin.ts"]).toContain("model/erasure.ts");
  expect(findCircle(imports)).toBeUndefined();
});

test("a circle is found, also one of types only or behind others", () => {
  const imports = {
    "mem.ts": importsOf("mem.ts", `import { once } from "./model/write";`),
    "model/write.ts": importsOf("model/write.ts", `export * from "./consents";`),
    "model/consents.ts": importsOf("model/consents.ts", `import type { Gate } from "./write";`),
  };
  const circle = ["model/write.ts", "model/consents.ts", "model/write.ts"];
  expect(findCircle(imports)).toEqual(circle);
  expect(findCircle({ ...imports, "model/consents.ts": [] })).toBeUndefined();
});
