import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OPERATIONS, ProblemError, UnexpectedAnswerError, UserMemoryClient } from "../src/index.js";
import { Operations } from "../src/generated/operations.js";
import { json, problem, service } from "./server.js";

const CONTRACT = readFileSync(new URL("../../../openapi.yaml", import.meta.url), "utf8");

test("methods_areTheOperationsOfTheContract", () => {
  const contract = [...CONTRACT.matchAll(/^ +operationId: (\w+)$/gm)].map(([, name]) => name);
  const methods = Object.getOwnPropertyNames(Operations.prototype).filter(
    (name) => name !== "constructor",
  );

  expect(contract.length).toBeGreaterThan(50);
  expect(methods.sort()).toEqual(contract.sort());
  expect(Object.keys(OPERATIONS).sort()).toEqual(contract.sort());
});

test("input_goesWhereTheContractHasIt", async () => {
  const { seen, client } = await service(json({}));

  await client().listFacts({ userId: "a;b+ü", text: "a b&c", includeSuperseded: true, limit: 2 });
  await client().finalizeAssessment({
    userId: "ana",
    timeZone: "Europe/Lisbon",
    idempotencyKey: "k",
    body: { sessionId: "s", rubricVersion: "v2", summary: {} },
  });
  await client().patchPreferences({ userId: "ana", ifMatch: '"1"', body: { tone: null } });

  expect(seen[0]).toMatchObject({
    method: "GET",
    url: "/v1/mem/a%3Bb%2B%C3%BC/facts?text=a+b%26c&includeSuperseded=true&limit=2",
    headers: { accept: "application/json" },
    body: "",
  });
  expect(seen[1]).toMatchObject({
    method: "POST",
    url: "/v1/assessments/finalize",
    headers: {
      "content-type": "application/json",
      "idempotency-key": "k",
      "x-user-id": "ana",
      "x-time-zone": "Europe/Lisbon",
    },
    body: '{"sessionId":"s","rubricVersion":"v2","summary":{}}',
  });
  expect(seen[2]).toMatchObject({
    method: "PATCH",
    headers: { "if-match": '"1"' },
    body: '{"tone":null}',
  });
});

test.each(["", ".", ".."])("userId_%j_thatIsNoStepOfAPath_isRefusedHere", async (userId) => {
  const { seen, client } = await service(json({}));

  await expect(client().deleteUser({ userId })).rejects.toThrow("userId must not be");

  expect(seen).toHaveLength(0);
});

test("headers_ofAllCalls_giveWayToTheCalls", async () => {
  const { seen, client } = await service(json({}));
  const headers = { authorization: "Basic x", "x-request-id": "all", "X-Team": "a" };

  await client({ headers, token: "t" }).getService({}, { requestId: "one" });

  expect(seen[0]?.headers).toMatchObject({
    authorization: "Bearer t",
    "x-request-id": "one",
    "x-team": "a",
  });
});

test("header_thatCannotBeSent_isTheCallersMistake", async () => {
  const { seen, client } = await service(json({}));
  const call = client().addGoal({ userId: "a", idempotencyKey: "k\nk", body: { title: "T" } });

  await expect(call).rejects.toThrow(TypeError);
  expect(seen).toHaveLength(0);
});

test("answer_withItsHeaders", async () => {
  const headers = { ETag: '"7"', "X-Request-Id": "req-9", "Idempotency-Replayed": "true" };
  const { seen, client } = await service(json({ tone: "warm", updatedAt: 7 }, 200, headers));

  const answer = await client()
    .patchPreferences({ userId: "ana", body: {} }, { requestId: "req-9" })
    .withResponse();

  expect(answer).toMatchObject({
    data: { tone: "warm" },
    status: 200,
    etag: '"7"',
    requestId: "req-9",
    replayed: true,
  });
  expect(seen[0]?.headers["x-request-id"]).toBe("req-9");
});

test("notModified_isUndefined", async () => {
  const { client } = await service((response) => response.writeHead(304).end());

  const answer = client().getPreferences({ userId: "ana", ifNoneMatch: '"7"' });

  expect(await answer).toBeUndefined();
});

test("problem_isTypedAndNamesFields", async () => {
  const fields = [{ field: "facts[0].kind", message: "must be one of …" }];
  const { client } = await service(problem(422, "validation_error", { errors: fields }));

  const error = (await client()
    .addGoal({ userId: "ana", body: { title: "Secret plan" } })
    .catch((thrown: unknown) => thrown)) as ProblemError;

  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({
    code: "validation_error",
    status: 422,
    requestId: "req-1",
    detail: "So it is.",
    fields,
    retryAfterMs: undefined,
    message: "addGoal: 422 validation_error. So it is.",
  });
  expect(JSON.stringify(error) + String(error.stack)).not.toMatch(/Secret plan|\bana\b/);
});

test("error_ofSomebodyElse_hasItsStatus", async () => {
  const { client } = await service((response) => {
    response.writeHead(413, { "Content-Type": "text/html" }).end("<h1>Too large</h1>");
  });

  await expect(client().getService()).rejects.toMatchObject({ code: "http_error", status: 413 });
});

test("page_insteadOfAnAnswer_isUnexpected", async () => {
  const { client } = await service((response) => response.writeHead(200).end("<h1>Sign in</h1>"));

  await expect(client().getService()).rejects.toThrow(UnexpectedAnswerError);
});

test("redirect_isNotFollowed", async () => {
  const { seen, client } = await service((response) =>
    response.writeHead(307, { Location: "/elsewhere" }).end(),
  );

  await expect(client({ maxAttempts: 1 }).getService()).rejects.toThrow();

  expect(seen).toHaveLength(1);
});

test("tenMegabytes_comeAndGo", async () => {
  const text = "ü".repeat(5_000_000);
  const { client } = await service((response, { body }) => {
    json({ rendered: (JSON.parse(body) as { query: string }).query })(response, {} as never);
  });

  const answer = await client().queryContext({ userId: "ana", body: { query: text } });

  expect(answer.rendered === text).toBe(true);
});

test("items_goThroughAllPages_asFarAsTheyAreAskedFor", async () => {
  const { seen, client } = await service(
    json({ items: [{ factId: "1" }, { factId: "2" }], nextCursor: "c+1" }),
    json({ items: [], nextCursor: "c2" }),
    json({ items: [{ factId: "3" }] }),
  );
  const all: string[] = [];

  for await (const { factId } of client().items("listFacts", { userId: "ana", kind: "bio" })) {
    all.push(factId);
    expect(seen).toHaveLength(factId === "3" ? 3 : 1);
  }

  expect(all).toEqual(["1", "2", "3"]);
  expect(seen.map(({ url }) => url)).toEqual([
    "/v1/mem/ana/facts?kind=bio",
    "/v1/mem/ana/facts?kind=bio&cursor=c%2B1",
    "/v1/mem/ana/facts?kind=bio&cursor=c2",
  ]);
});

test("baseUrl_mayHaveAPath", async () => {
  const { seen, baseUrl, client } = await service(json({}));

  await client({ baseUrl: `${baseUrl}/memory/` }).getService();

  expect(seen[0]?.url).toBe("/memory/");
  expect(() => new UserMemoryClient()).toThrow("baseUrl must be");
});

test("call_thatIsToOutliveThePage_isSentAsSuch", async () => {
  const sent: (boolean | undefined)[] = [];
  const memory = new UserMemoryClient({
    baseUrl: "http://127.0.0.1:1",
    fetch: (_, init) => {
      sent.push(init?.keepalive);
      return Promise.resolve(Response.json({ deleted: true }));
    },
  });

  await memory.deleteFact({ userId: "ana", factId: "fact_1" }, { keepalive: true });
  await memory.deleteFact({ userId: "ana", factId: "fact_1" });

  expect(sent).toEqual([true, false]);
});
