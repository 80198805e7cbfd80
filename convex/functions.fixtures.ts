import { type RegisteredMutation, type RegisteredQuery } from "convex/server";

type Registered = Partial<
  RegisteredQuery<"public", never, unknown> & RegisteredMutation<"public", never, unknown>
> & { isPublic?: true; isInternal?: true; exportArgs(): string; exportReturns(): string };

type Modules = Record<string, Record<string, unknown>>;

/** The sources of the deployment. */
export const MODULES: Modules = import.meta.glob(
  ["./**/*.ts", "!./**/*.test.ts", "!./**/*.fixtures.ts", "!./**/*.d.ts", "!./_generated/**"],
  { eager: true },
);

/** What they register, whatever it is. */
export const FUNCTIONS = functionsIn(MODULES, "./");

/** What modules below a directory register. */
export function functionsIn(modules: Modules, directory: string) {
  return Object.entries(modules).flatMap(([path, module]) =>
    Object.entries(module)
      .filter(([, value]) => typeof value === "function" && "exportArgs" in value)
      .map(([name, value]) => {
        const file = path.slice(directory.length).replace(/\.ts$/, "");
        return { path: `${file}:${name}`, registered: value as Registered };
      }),
  );
}
