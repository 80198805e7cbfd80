import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = join(import.meta.dirname, "..", "..", "convex");

/** A function as the deployment registers it; the flags are those that Convex's own push reads. */
interface Registered {
  isQuery?: true;
  isMutation?: true;
  isInternal?: true;
}

export type Modules = Record<string, () => Promise<Record<string, unknown>>>;

/** The modules of convex/ as convex-test wants them: by path, loaded when needed, and once. */
export function loadModules(): Modules {
  return modulesIn(ROOT);
}

export function modulesIn(root: string): Modules {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /^[^.]+\.(ts|js)$/.test(file) && !file.includes("node_modules"),
  );
  return Object.fromEntries(
    files.map((file) => [`./${file.split(sep).join("/")}`, once(join(root, file))]),
  );
}

/** convex-test imports at every call, and every import asks tsx's loader thread: kept, it is free. */
function once(file: string): Modules[string] {
  let loaded: Promise<Record<string, unknown>> | undefined;
  return () => (loaded ??= import(pathToFileURL(file).href) as Promise<Record<string, unknown>>);
}

/** Every function of the deployment. */
export async function listFunctions(): Promise<{ path: string; type: "query" | "mutation" }[]> {
  const functions = [];
  for (const [file, load] of Object.entries(loadModules())) {
    if (/^\.\/\w+\.ts$/.test(file)) {
      for (const [name, found] of Object.entries(await load())) {
        const { isQuery, isMutation } = (found ?? {}) as Registered;
        if (isQuery ?? isMutation) {
          const type = isQuery ? ("query" as const) : ("mutation" as const);
          functions.push({ path: `${file.slice(2, -3)}:${name}`, type });
        }
      }
    }
  }
  return functions;
}

/** The function of a path such as `mem:getContextForChat`, if there is one. */
export async function findFunction(
  modules: Modules,
  path: string,
): Promise<Registered | undefined> {
  const [file = "", name = "default"] = path.split(":");
  const module = modules[`./${file.replace(/\.js$/, "")}.ts`];
  const found = module && (await module())[name];
  return typeof found === "function" ? (found as Registered) : undefined;
}
