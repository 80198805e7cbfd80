// Writes the _generated of convex/ and of the example applications, without a deployment.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "..");
const convex = join(root, "node_modules", ".bin", "convex");

export const FUNCTION_DIRECTORIES = [
  "convex",
  "examples/convex-component/convex",
  "examples/convex-spread/convex",
].map((directory) => join(root, directory));

/** The generator wants to be started in a project, which tells where its functions are. */
export function generate(functions) {
  const project = mkdtempSync(join(tmpdir(), "convex-project-"));
  try {
    const packageJson = { private: true, dependencies: { convex: "*" } };
    writeFileSync(join(project, "package.json"), JSON.stringify(packageJson));
    writeFileSync(
      join(project, "convex.json"),
      JSON.stringify({ functions: relative(project, functions) }),
    );
    const options = ["codegen", "--system-udfs", "--typecheck", "disable"];
    execFileSync(convex, options, { cwd: project, stdio: "inherit" });
  } finally {
    rmSync(project, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  FUNCTION_DIRECTORIES.forEach(generate);
}
