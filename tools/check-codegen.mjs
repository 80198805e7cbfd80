// Fails when convex/_generated is not what the code generator makes of convex/ now.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const generated = join(root, "convex", "_generated");
const backup = mkdtempSync(join(tmpdir(), "convex-generated-"));

cpSync(generated, backup, { recursive: true });
try {
  execFileSync("npm", ["run", "--silent", "codegen"], { cwd: root, stdio: "inherit" });
  const stale = differing(backup, generated);
  if (stale.length > 0) {
    console.error(`Run "npm run codegen" and commit convex/_generated: ${stale.join(", ")}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(generated, { recursive: true });
  cpSync(backup, generated, { recursive: true });
  rmSync(backup, { recursive: true });
}

function differing(before, after) {
  const files = new Set([...readdirSync(before), ...readdirSync(after)]);
  return [...files].filter((file) => read(before, file) !== read(after, file));
}

function read(directory, file) {
  return readdirSync(directory).includes(file) ? readFileSync(join(directory, file), "utf8") : "";
}
