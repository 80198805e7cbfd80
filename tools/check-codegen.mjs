// Fails when a _generated is not what the code generator makes of the functions now.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FUNCTION_DIRECTORIES, generate } from "./codegen.mjs";

for (const functions of FUNCTION_DIRECTORIES) {
  check(functions, join(functions, "_generated"));
}

function check(functions, generated) {
  const backup = mkdtempSync(join(tmpdir(), "convex-generated-"));
  cpSync(generated, backup, { recursive: true });
  try {
    generate(functions);
    const stale = differing(backup, generated);
    if (stale.length > 0) {
      console.error(`Run "npm run codegen" and commit ${generated}: ${stale.join(", ")}`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(generated, { recursive: true });
    cpSync(backup, generated, { recursive: true });
    rmSync(backup, { recursive: true });
  }
}

function differing(before, after) {
  const files = new Set([...readdirSync(before), ...readdirSync(after)]);
  return [...files].filter((file) => read(before, file) !== read(after, file));
}

function read(directory, file) {
  return readdirSync(directory).includes(file) ? readFileSync(join(directory, file), "utf8") : "";
}
