// Fails when the JavaScript of clients/typescript/dist is not the build of its source and contract.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "./client-codegen.mjs";

const root = join(import.meta.dirname, "..");
const client = join(root, "clients", "typescript");
const built = mkdtempSync(join(tmpdir(), "client-build-"));
try {
  await generate();
  const tsc = join(root, "node_modules", ".bin", "tsc");
  const project = join(client, "tsconfig.build.json");
  execFileSync(tsc, ["-p", project, "--outDir", built], { stdio: "inherit" });
  const stale = differing(built, join(client, "dist"));
  if (stale.length > 0) {
    console.error(
      `Run "npm run client:build" and commit clients/typescript/dist: ${stale.join(", ")}`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(built, { recursive: true });
}

function differing(now, committed) {
  const files = new Set([...scripts(now), ...scripts(committed)]);
  return [...files].filter((file) => read(now, file) !== read(committed, file));
}

function scripts(directory) {
  return readdirSync(directory, { recursive: true }).filter((file) => file.endsWith(".js"));
}

function read(directory, file) {
  try {
    return readFileSync(join(directory, file), "utf8");
  } catch {
    return undefined;
  }
}
