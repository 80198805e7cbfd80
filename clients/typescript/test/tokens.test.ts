import { expect, test, vi } from "vitest";
import { ProblemError } from "../src/index.js";
import { json, problem, service, type Step } from "./server.js";

/** Takes one token only. */
function wants(token: string): Step {
  return (response, seen) => {
    const right = seen.headers.authorization === `Bearer ${token}`;
    (right ? json({ items: [] }) : problem(401, "unauthorized"))(response, seen);
  };
}

test("token_isSent", async () => {
  const { client } = await service(wants("t-1"));

  expect(await client({ token: "t-1" }).listGoals({ userId: "ana" })).toEqual({ items: [] });
});

test("token_refused_isAskedForAgainOnce", async () => {
  const { seen, client } = await service(wants("new"));
  const token = vi.fn().mockResolvedValueOnce("old").mockResolvedValue("new");
  const memory = client({ token });

  await memory.listGoals({ userId: "ana" });
  await memory.listGoals({ userId: "ana" });

  expect(token).toHaveBeenCalledTimes(2);
  expect(seen.map(({ headers }) => headers.authorization)).toEqual([
    "Bearer old",
    "Bearer new",
    "Bearer new",
  ]);
});

test("token_refusedOnceMore_isTheAnswer", async () => {
  const { seen, client } = await service(wants("another"));
  let asked = 0;
  const memory = client({ token: () => `token-${String(++asked)}` });

  await expect(memory.listGoals({ userId: "ana" })).rejects.toMatchObject({ status: 401 });

  expect(seen).toHaveLength(2);
});

test("token_theSameAgain_isNotTriedAgain", async () => {
  const { seen, client } = await service(wants("another"));

  await expect(client({ token: () => "old" }).getService()).rejects.toThrow(ProblemError);
  await expect(client({ token: "old" }).getService()).rejects.toThrow(ProblemError);

  expect(seen).toHaveLength(2);
});

test("token_ofManyCalls_isAskedForOnce", async () => {
  const { client } = await service(wants("new"));
  const token = vi.fn().mockResolvedValueOnce("old").mockResolvedValue("new");
  const memory = client({ token });

  await Promise.all(["a", "b", "c", "d"].map((userId) => memory.listGoals({ userId })));

  expect(token).toHaveBeenCalledTimes(2);
});

test("token_notToBeHad_isAskedForAgainByTheNextCall", async () => {
  const { client } = await service(wants("new"));
  const token = vi.fn().mockRejectedValueOnce(new Error("signed out")).mockResolvedValue("new");
  const memory = client({ token });

  await expect(memory.listGoals({ userId: "ana" })).rejects.toThrow("signed out");
  expect(await memory.listGoals({ userId: "ana" })).toEqual({ items: [] });
});

test("token_thatNeverComes_isPartOfTheTime", async () => {
  const { client } = await service(json({}));
  const memory = client({
    token: () => new Promise(() => undefined),
    timeoutMs: 50,
    maxAttempts: 1,
  });

  await expect(memory.getService()).rejects.toThrow("no answer within 50 ms");
});
