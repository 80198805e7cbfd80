import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { moduleOf, readGuide, ROOT } from "./guide.js";

const TARGET = new URL("clients/typescript/target/guide/", ROOT);
const OPTIONS = {
  extends: "../../tsconfig.json",
  compilerOptions: { paths: { "@user-memory/client": ["../../src/index.ts"] } },
  include: ["guide.ts"],
};

test("examples_haveTheTypesOfTheContract", () => {
  mkdirSync(TARGET, { recursive: true });
  writeFileSync(new URL("guide.ts", TARGET), moduleOf(readGuide()));
  writeFileSync(new URL("tsconfig.json", TARGET), JSON.stringify(OPTIONS));
  const tsc = fileURLToPath(new URL("node_modules/.bin/tsc", ROOT));

  const said = output(tsc, ["-p", fileURLToPath(TARGET)]);

  expect(said).toBe("");
});

function output(command: string, options: string[]): string {
  try {
    return execFileSync(command, options, { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
