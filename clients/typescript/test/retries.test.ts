import { expect, test } from "vitest";
import { ConnectionError, ProblemError, TimeoutError } from "../src/index.js";
import { cut, dropped, json, never, problem, service } from "./server.js";

const FACTS = { userId: "ana", body: { facts: [{ kind: "bio" as const, text: "Sings." }] } };
const STORED = { stored: true, results: [] };

test.each([
  ["dropped after the commit", dropped],
  ["cut within the answer", cut],
  ["429", problem(429, "rate_limit_exceeded", {}, "0")],
  ["502 of a proxy", json({}, 502)],
  ["503", problem(503, "overloaded", {}, "0")],
  ["504", problem(504, "timeout")],
])("write_%s_isSentAgainUnderTheSameKey", async (_, fault) => {
  const { seen, client } = await service(fault, fault, json(STORED));

  expect(await client().upsertFacts(FACTS)).toEqual(STORED);

  expect(seen).toHaveLength(3);
  const keys = new Set(seen.map(({ headers }) => headers["idempotency-key"]));
  expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(new Set(seen.map(({ body }) => body))).toEqual(new Set([JSON.stringify(FACTS.body)]));
});

test("write_twoCalls_haveDifferentKeysUnlessOneIsGiven", async () => {
  const { seen, client } = await service(json(STORED));
  const memory = client();

  await memory.upsertFacts(FACTS);
  await memory.upsertFacts(FACTS);
  await memory.upsertFacts({ ...FACTS, idempotencyKey: "talk-1" });

  const keys = seen.map(({ headers }) => headers["idempotency-key"]);
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe("talk-1");
});

test("post_withoutAKeyInTheContract_isNeverSentAgain", async () => {
  const { seen, client } = await service(dropped);

  await expect(client().sweepExpired()).rejects.toThrow(ConnectionError);
  await expect(
    client().importUser({ userId: "ana", body: "" }, { deadlineMs: 1_000 }),
  ).rejects.toThrow(ConnectionError);

  expect(seen.map(({ url }) => url)).toEqual(["/v1/admin/ttl-sweep", "/v1/admin/users/ana/import"]);
});

test("query_sentAsAPost_isSentAgain", async () => {
  const { seen, client } = await service(dropped, json({ rendered: "" }));

  await client().queryContext({ userId: "ana", body: { query: "Hm?" } });

  expect(seen).toHaveLength(2);
});

test.each([400, 403, 404, 409, 412, 422, 500])("refusal_%i_isNotSentAgain", async (status) => {
  const { seen, client } = await service(problem(status, "conflict"));

  await expect(client().upsertFacts(FACTS)).rejects.toThrow(ProblemError);

  expect(seen).toHaveLength(1);
});

test("attempts_areBounded", async () => {
  const { seen, client } = await service(problem(503, "store_unavailable", {}, "0"));

  await expect(client().listFacts({ userId: "ana" })).rejects.toThrow("503 store_unavailable");
  expect(seen).toHaveLength(4);

  await expect(client({ maxAttempts: 1 }).listFacts({ userId: "ana" })).rejects.toThrow();
  expect(seen).toHaveLength(5);
});

test("retryAfter_isWaitedFor", async () => {
  const { client } = await service(problem(429, "rate_limit_exceeded", {}, "1"), json(STORED));
  const start = performance.now();

  await client().upsertFacts(FACTS);

  expect(performance.now() - start).toBeGreaterThanOrEqual(990);
});

test("retryAfter_beyondTheDeadline_isTheCallersToWaitFor", async () => {
  const { seen, client } = await service(problem(429, "rate_limit_exceeded", {}, "3600"));

  const error: unknown = await client()
    .upsertFacts(FACTS)
    .catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ status: 429, retryAfterMs: 3_600_000 });
  expect(seen).toHaveLength(1);
});

test("retryAfter_asADate_isCountedFromNow", async () => {
  const at = new Date(Date.now() + 60_000).toUTCString();
  const { client } = await service(problem(503, "overloaded", {}, at));

  const error = (await client()
    .getService()
    .catch((thrown: unknown) => thrown)) as ProblemError;

  expect(error.retryAfterMs).toBeGreaterThan(50_000);
  expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
});

test("slowAttempt_isGivenUpAndSentAgain", async () => {
  const { seen, client } = await service(never, json(STORED));

  await client({ timeoutMs: 100 }).upsertFacts(FACTS);

  expect(new Set(seen.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
});

test("slowBody_isPartOfTheAttempt", async () => {
  const { client } = await service((response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.write("{");
  }, json(STORED));

  expect(await client({ timeoutMs: 100 }).upsertFacts(FACTS)).toEqual(STORED);
});

test("deadline_endsAllAttempts", async () => {
  const { client } = await service(never);
  const start = performance.now();

  const call = client({ timeoutMs: 100, maxAttempts: 99 }).listGoals(
    { userId: "ana" },
    { deadlineMs: 250 },
  );

  await expect(call).rejects.toThrow(TimeoutError);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("callersSignal_endsAnAttemptWithItsReason", async () => {
  const { seen, client } = await service(never);
  const controller = new AbortController();
  const call = client().listGoals({ userId: "ana" }, { signal: controller.signal });
  await expect.poll(() => seen.length).toBe(1);

  controller.abort(new Error("the page was left"));

  await expect(call).rejects.toThrow("the page was left");
  expect(seen).toHaveLength(1);
});

test("callersSignal_endsAWait", async () => {
  const { seen, client } = await service(problem(503, "overloaded", {}, "20"));
  const controller = new AbortController();
  const call = client().listGoals({ userId: "ana" }, { signal: controller.signal });
  await expect.poll(() => seen.length).toBe(1);

  controller.abort(new Error("the page was left"));

  await expect(call).rejects.toThrow("the page was left");
});

test("callersSignal_endedBefore_sendsNothing", async () => {
  const { seen, client } = await service(json(STORED));

  const call = client().upsertFacts(FACTS, { signal: AbortSignal.abort(new Error("gone")) });

  await expect(call).rejects.toThrow("gone");
  expect(seen).toHaveLength(0);
});

test("nobodyListens_isAConnectionError", async () => {
  const { client } = await service(json({}));
  const nobody = client({ baseUrl: "http://127.0.0.1:1" });

  await expect(nobody.getService()).rejects.toThrow(ConnectionError);
});
