import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Fault, FaultPlan } from "./faults";
import { Harness } from "./server";

const KEY = "test-key";
let server: Server;
let url: string;

beforeAll(async () => {
  server = await new Harness(KEY).listen(0);
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  await fetch(`${url}/harness/reset`, { method: "POST" });
});

/** Longer than any test. */
const FOR_EVER = 86_400_000;

const JSON_TYPE = { "Content-Type": "application/json" };
const AUTHORIZED = { ...JSON_TYPE, Authorization: `Convex ${KEY}` };

function post(path: string, body: unknown, headers: Record<string, string> = AUTHORIZED) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(url + path, { method: "POST", headers, body: text });
}

function addGoal(goalId: string, headers?: Record<string, string>) {
  const goal = { goalId, title: "t", status: "active", tags: [], createdAt: 5, updatedAt: 5 };
  const args = { userId: "alice", goal, write: { nowMs: 5 } };
  return post("/api/mutation", { path: "mem:addGoal", args, format: "json" }, headers);
}

const LIST = { path: "mem:listGoals", args: { userId: "alice" }, format: "json" };

async function goalIds(): Promise<string[]> {
  const { value } = (await (await post("/api/query", LIST)).json()) as {
    value: { goalId: string }[];
  };
  return value.map(({ goalId }) => goalId);
}

async function underWay(): Promise<number> {
  const seen = (await (await fetch(`${url}/harness/requests`)).json()) as { underWay: number };
  return seen.underWay;
}

function plan(faults: FaultPlan) {
  return post("/harness/faults", faults);
}

function struck(fault: Fault) {
  return { ...AUTHORIZED, "X-Harness-Fault": JSON.stringify(fault) };
}

describe("the official HTTP client", () => {
  const list = makeFunctionReference<"query", { userId: string }, { goalId: string }[]>(
    "mem:listGoals",
  );
  const remove = makeFunctionReference<"mutation", { userId: string; goalId: string }>(
    "mem:deleteGoal",
  );

  test("reads with the key what was written", async () => {
    await addGoal("g");
    const client = new ConvexHttpClient(url);
    (client as unknown as { setAdminAuth(key: string): void }).setAdminAuth(KEY);
    expect(await client.query(list, { userId: "alice" })).toEqual([
      { goalId: "g", title: "t", status: "active", tags: [], createdAt: 5, updatedAt: 5 },
    ]);
    expect(await client.mutation(remove, { userId: "alice", goalId: "g" })).toMatchObject({
      value: true,
    });
  });

  test("cannot call anything without it", async () => {
    await addGoal("g");
    const client = new ConvexHttpClient(url);
    await expect(client.query(list, { userId: "alice" })).rejects.toThrow(/public function/);
    const removal = client.mutation(remove, { userId: "alice", goalId: "g" });
    await expect(removal).rejects.toThrow(/public function/);
    client.setAuth("a.user.token");
    await expect(client.query(list, { userId: "alice" })).rejects.toThrow(/public function/);
    expect(await goalIds()).toEqual(["g"]);
  });
});

describe("the wire", () => {
  test("prints every number as a float", async () => {
    expect(await (await addGoal("g")).text()).toContain(`"createdAt":5.0`);
  });

  test("answers a refusal with its data and status 200", async () => {
    await addGoal("g");
    const again = await addGoal("g");
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({
      status: "error",
      errorData: { kind: "conflict", message: "Another goal of this id is stored." },
    });
  });

  test.each([
    ["an unknown function", "/api/query", { path: "mem:nothing", args: {} }],
    ["an unknown module", "/api/query", { path: "nothing:at_all", args: {} }],
    [
      "a helper that is not a function of the deployment",
      "/api/query",
      { path: "model/goals:listGoals", args: {} },
    ],
    ["a mutation as query", "/api/query", { path: "mem:addGoal", args: {} }],
    ["a query as mutation", "/api/mutation", LIST],
    ["wrong arguments", "/api/query", { ...LIST, args: { userId: 5 } }],
    ["null for what is optional", "/api/query", { ...LIST, args: { userId: "a", status: null } }],
  ])("answers %s with an error and status 200", async (_, path, body) => {
    const response = await post(path, body);
    expect(response.status).toBe(200);
    const answer = (await response.json()) as object;
    expect(answer).toMatchObject({ status: "error", errorMessage: expect.any(String) as unknown });
    expect(answer).not.toHaveProperty("errorData");
  });

  test.each([
    ["a wrong key", LIST, { ...JSON_TYPE, Authorization: "Convex other" }, 401, "BadAdminKey"],
    ["bad JSON", "{", AUTHORIZED, 400, "BadJsonBody"],
    ["an array", "[]", AUTHORIZED, 400, "BadJsonBody"],
    ["a missing path", { args: {} }, AUTHORIZED, 400, "BadJsonBody"],
    ["missing arguments", { path: "mem:listGoals" }, AUTHORIZED, 400, "BadJsonBody"],
    [
      "another content type",
      LIST,
      { ...AUTHORIZED, "Content-Type": "text/plain" },
      400,
      "BadJsonBody",
    ],
    ["too large a body", "x".repeat(17 * 2 ** 20), AUTHORIZED, 400, "BadJsonBody"],
  ])("refuses %s", async (_, body, headers, status, code) => {
    const response = await post("/api/query", body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  test("answers several queries at once", async () => {
    await addGoal("g");
    const response = await post("/api/query_batch", {
      queries: [LIST, { path: "mem:x", args: {} }],
    });
    expect(await response.json()).toMatchObject({
      results: [{ status: "success", value: [{ goalId: "g" }] }, { status: "error" }],
    });
  });

  test("tells its version and checks keys", async () => {
    expect((await fetch(`${url}/version`)).status).toBe(200);
    const check = (key: string) =>
      fetch(`${url}/api/check_admin_key`, { headers: { Authorization: `Convex ${key}` } });
    expect((await check(KEY)).status).toBe(200);
    expect((await check("other")).status).toBe(401);
  });
});

describe("a fault", () => {
  test("of a status does not commit, unless it says so", async () => {
    const conflict = { status: 503, code: "OptimisticConcurrencyControlFailure" };
    const refused = await addGoal("a", struck(conflict));
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: conflict.code });
    expect((await addGoal("b", struck({ status: 500, commit: true }))).status).toBe(500);
    expect(await goalIds()).toEqual(["b"]);
  });

  test("cuts the connection before or after the commit", async () => {
    await expect(addGoal("a", struck({ drop: true }))).rejects.toThrow();
    await expect(addGoal("b", struck({ drop: true, commit: true }))).rejects.toThrow();
    expect(await goalIds()).toEqual(["b"]);
  });

  test("of a function says nothing and does not commit", async () => {
    const response = await addGoal("a", struck({ failure: true }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "error",
      errorMessage: "Server Error",
      logLines: [],
    });
    expect(await goalIds()).toEqual([]);
  });

  test("delays, and what it delays is done all the same", async () => {
    expect((await addGoal("a", struck({ delayMs: 1, answerDelayMs: 1 }))).status).toBe(200);
    expect(await goalIds()).toEqual(["a"]);
    const waiting = [
      addGoal("b", struck({ delayMs: FOR_EVER })),
      addGoal("c", struck({ answerDelayMs: FOR_EVER })),
    ];
    const answered = vi.fn();
    waiting.forEach((call) => void call.finally(answered).catch(() => undefined));
    await vi.waitFor(async () => {
      expect(await goalIds()).toEqual(["a", "c"]);
      expect(await underWay()).toBe(2);
    });
    expect(answered).not.toHaveBeenCalled();
  });

  test("planned strikes the requests that it fits, so many times", async () => {
    await plan({ faults: [{ status: 429, kind: "mutation", path: "mem:addGoal", times: 2 }] });
    const statuses = [];
    for (const id of ["a", "b", "c"]) {
      statuses.push((await addGoal(id)).status, (await post("/api/query", LIST)).status);
    }
    expect(statuses).toEqual([429, 200, 429, 200, 200, 200]);
    await plan({ faults: [{ status: 500 }] });
    await fetch(`${url}/harness/faults`, { method: "DELETE" });
    expect((await addGoal("d")).status).toBe(200);
  });

  test("at random strikes its share, the same for the same seed", async () => {
    const run = async () => {
      await fetch(`${url}/harness/reset`, { method: "POST" });
      await plan({ random: { seed: 7, share: 0.3, faults: [{ status: 503 }, { status: 429 }] } });
      const statuses = [];
      for (let i = 0; i < 60; i++) {
        statuses.push((await post("/api/query", LIST)).status);
      }
      return statuses;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    const struck = first.filter((status) => status !== 200);
    expect(struck.length).toBeGreaterThan(8);
    expect(struck.length).toBeLessThan(30);
    expect(new Set(struck)).toEqual(new Set([503, 429]));
  });

  test("is listed with the request that it struck", async () => {
    await addGoal("a", { ...struck({ status: 503 }), "X-Request-Id": "r-1" });
    const { requests } = (await (await fetch(`${url}/harness/requests`)).json()) as {
      requests: unknown[];
    };
    expect(requests).toEqual([
      {
        kind: "mutation",
        path: "mem:addGoal",
        requestId: "r-1",
        fault: { status: 503 },
        charges: [],
      },
    ]);
    const documents = (await (await fetch(`${url}/harness/documents`)).json()) as object;
    expect(documents).toMatchObject({ users_goals: 0, users_revisions: 0 });
  });
});

test("requests are listed with what they have cost", async () => {
  await addGoal("a");
  await goalIds();
  await goalIds();
  const { requests } = (await (await fetch(`${url}/harness/requests`)).json()) as {
    requests: { charges: object[] }[];
  };
  expect(requests.map(({ charges }) => charges)).toMatchObject([
    [{ path: "mem:addGoal", kind: "mutation", fromCache: false }],
    [{ path: "mem:listGoals", kind: "query", documents: 1, fromCache: false }],
    [{ path: "mem:listGoals", kind: "query", documents: 0, fromCache: true }],
  ]);
});

describe("conflicts, once they are asked for", () => {
  const conflicts = { conflicts: { takesMs: 5 } };

  async function codes(responses: Promise<Response>[]) {
    const answers = await Promise.all(responses);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503));
    return await Promise.all(
      refused.map(async (answer) => ((await answer.json()) as { code: string }).code),
    );
  }

  test("strike mutations of one person that overlap", async () => {
    await plan(conflicts);
    const refused = await codes(Array.from({ length: 12 }, (_, i) => addGoal(`g-${String(i)}`)));
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused)).toEqual(new Set(["OptimisticConcurrencyControlFailure"]));
    expect(await goalIds()).toHaveLength(12 - refused.length);
  });

  test("leave those alone that follow each other", async () => {
    await plan(conflicts);
    for (const goalId of ["a", "b", "c"]) {
      expect((await addGoal(goalId)).status).toBe(200);
    }
  });

  test("end with the faults", async () => {
    await plan(conflicts);
    await fetch(`${url}/harness/faults`, { method: "DELETE" });
    expect(await codes(Array.from({ length: 12 }, (_, i) => addGoal(`g-${String(i)}`)))).toEqual(
      [],
    );
  });
});
