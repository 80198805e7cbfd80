import { type RegisteredMutation, type RegisteredQuery } from "convex/server";

type Registered = Partial<
  RegisteredQuery<"public", never, unknown> & RegisteredMutation<"public", never, unknown>
> & { isPublic?: true; isInternal?: true; exportArgs(): string; exportReturns(): string };

/** The sources of the deployment. */
export const MODULES = import.meta.glob<Record<string, unknown>>(
  ["./**/*.ts", "!./**/*.test.ts", "!./**/*.fixtures.ts", "!./**/*.d.ts", "!./_generated/**"],
  { eager: true },
);

/** What they register, whatever it is. */
export const FUNCTIONS = Object.entries(MODULES).flatMap(([path, module]) =>
  Object.entries(module)
    .filter(([, value]) => typeof value === "function" && "exportArgs" in value)
    .map(([name, value]) => {
      const file = path.replace(/^\.\//, "").replace(/\.ts$/, "");
      return { path: `${file}:${name}`, registered: value as Registered };
    }),
);
