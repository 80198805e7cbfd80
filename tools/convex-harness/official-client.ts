/**
 * node --import tsx tools/convex-harness/official-client.ts <url> <key> <user>
 *
 * Prints what the official HTTP client reads with the key, as `{context, gamification, rollups}`,
 * and what it is told without it, as `refusals` by function.
 */
import { ConvexHttpClient } from "convex/browser";
import { type FunctionType, makeFunctionReference } from "convex/server";
import { listFunctions } from "./modules";

const [url = "", key = "", userId = ""] = process.argv.slice(2);

interface Keyed {
  setAdminAuth(key: string): void;
}

async function read(client: ConvexHttpClient, path: string, args: Record<string, unknown>) {
  return (await client.query(makeFunctionReference<"query">(path), args)) as unknown;
}

async function readAll() {
  const client = new ConvexHttpClient(url);
  (client as unknown as Keyed).setAdminAuth(key);
  const days = { from: "20250101", to: "20251231", limit: 10 };
  return {
    context: await read(client, "mem:getContextForChat", { userId }),
    gamification: await read(client, "gamification:get", { userId }),
    rollups: await read(client, "progress:listDaily", { userId, ...days }),
  };
}

async function refusal(client: ConvexHttpClient, type: FunctionType, path: string) {
  const call =
    type === "query"
      ? client.query(makeFunctionReference<"query">(path), {})
      : client.mutation(makeFunctionReference<"mutation">(path), {});
  return await call.then(
    () => "not refused",
    (error: unknown) => (error as Error).message,
  );
}

async function tryAll() {
  const client = new ConvexHttpClient(url);
  const refusals: Record<string, string> = {};
  for (const { path, type } of await listFunctions()) {
    refusals[path] = await refusal(client, type, path);
  }
  return refusals;
}

console.log(JSON.stringify({ ...(await readAll()), refusals: await tryAll() }));
