/** Writes that wait until it is known whose session it is. */
import { describe, expect, test } from "vitest";
import { internal } from "./_generated/api";
import type { ParkedWrite } from "./deliveryValidators";
import { DAY, deployment, NOW, refusal, user, write } from "./memory.fixtures";

type Deployment = ReturnType<typeof deployment>;

function parkedOf(id: string, more: Partial<ParkedWrite> = {}): ParkedWrite {
  return {
    id,
    sessionId: "s",
    operation: "assessments.finalize",
    content: `{"of":"${id}"}`,
    acceptedAtMs: NOW,
    expiresAtMs: NOW + 7 * DAY,
    ...more,
  };
}

const park = (t: Deployment, parked: ParkedWrite, nowMs = NOW) =>
  t.mutation(internal.parked.park, { parked, nowMs });
const list = (t: Deployment, limit = 200, cursor?: string, nowMs = NOW) =>
  t.query(internal.parked.list, { limit, cursor, nowMs });
const ofSession = (t: Deployment, sessionId = "s", nowMs = NOW) =>
  t.query(internal.parked.ofSession, { sessionId, nowMs });
const depth = (t: Deployment, nowMs = NOW) => t.query(internal.parked.depth, { nowMs });
const touch = (t: Deployment, sessionId = "s", nowMs = NOW) =>
  t.mutation(internal.mem.touchSession, { ...user, write: { nowMs }, sessionId });

describe("park", () => {
  test("keeps a write of an unknown session, once", async () => {
    const t = deployment();
    expect(await park(t, parkedOf("a"))).toBeNull();
    expect(await park(t, parkedOf("a", { content: "other" }))).toBeNull();
    expect(await ofSession(t)).toEqual([parkedOf("a")]);
    expect(await depth(t)).toEqual({ count: 1, oldestAtMs: NOW });
  });

  test("tells whose the session is when it is known by now, and keeps nothing", async () => {
    const t = deployment();
    await touch(t);
    expect(await park(t, parkedOf("a"))).toBe("alice");
    expect(await ofSession(t)).toEqual([]);
    expect(await park(t, parkedOf("a"), NOW + 7 * DAY)).toBeNull();
  });
});

test("binding a session tells whether anything waits for it", async () => {
  const t = deployment();
  await park(t, parkedOf("a"));
  expect(await touch(t, "other")).toBe(false);
  expect(await touch(t)).toBe(true);
  const bind = { ...write, sessionId: "s", move: false };
  expect(await t.mutation(internal.sessions.bind, bind)).toEqual({ bound: "bound", parked: true });
  expect(await t.mutation(internal.parked.remove, { id: "a" })).toBe(true);
  expect(await t.mutation(internal.parked.remove, { id: "a" })).toBe(false);
  expect(await touch(t)).toBe(false);
});

test("what has expired waits no longer", async () => {
  const t = deployment();
  await park(t, parkedOf("a", { expiresAtMs: NOW + 1 }));
  await park(t, parkedOf("b", { sessionId: "t" }));
  expect(await t.query(internal.parked.find, { id: "a", nowMs: NOW })).toEqual(
    parkedOf("a", { expiresAtMs: NOW + 1 }),
  );
  const late = NOW + 1;
  expect(await t.query(internal.parked.find, { id: "a", nowMs: late })).toBeNull();
  expect(await ofSession(t, "s", late)).toEqual([]);
  expect((await list(t, 9, undefined, late)).items.map(({ id }) => id)).toEqual(["b"]);
  expect(await touch(t, "s", late)).toBe(false);
  expect(await depth(t, late)).toEqual({ count: 1, oldestAtMs: NOW });
  expect(await t.mutation(internal.cron.ttlSweep, { nowMs: late })).toEqual({
    deleted: {},
    more: false,
  });
  expect(await t.run((ctx) => ctx.db.query("parked_writes").collect())).toHaveLength(1);
  expect(await depth(t, late)).toEqual({ count: 1, oldestAtMs: NOW });
});

describe("pages", () => {
  /** Fifteen, three at a time accepted at once, of five sessions. */
  async function filled(): Promise<Deployment> {
    const t = deployment();
    for (let i = 14; i >= 0; i--) {
      const id = `w${String(i).padStart(2, "0")}`;
      const at = { acceptedAtMs: NOW + Math.floor(i / 3), sessionId: `s${String(i % 5)}` };
      await park(t, parkedOf(id, at));
    }
    return t;
  }

  async function all(read: (cursor?: string) => Promise<{ ids: string[]; nextCursor?: string }>) {
    const seen: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const { ids, nextCursor } = await read(cursor);
      seen.push(...ids);
      cursor = nextCursor;
    }
    return seen;
  }

  test.each([1, 2, 4, 15, 200])("of everything are in order, %d at a time", async (limit) => {
    const t = await filled();
    const ids = await all(async (cursor) => {
      const page = await list(t, limit, cursor);
      return { ids: page.items.map(({ id }) => id), nextCursor: page.nextCursor };
    });
    expect(ids).toEqual([...ids].sort());
    expect(ids).toHaveLength(15);
  });

  test.each([1, 2, 200])("of what is known by now, %d at a time", async (limit) => {
    const t = await filled();
    await touch(t, "s1");
    await touch(t, "s4");
    const users: string[] = [];
    const ids = await all(async (cursor) => {
      const args = { limit, cursor, nowMs: NOW };
      const page = await t.query(internal.parked.deliverable, args);
      users.push(...page.items.map(({ userId }) => userId));
      return { ids: page.items.map(({ parked }) => parked.id), nextCursor: page.nextCursor };
    });
    expect(ids).toEqual(["w01", "w04", "w06", "w09", "w11", "w14"]);
    expect(new Set(users)).toEqual(new Set(["alice"]));
  });

  test("refuse another list's cursor", async () => {
    const t = await filled();
    const { nextCursor } = await list(t, 1);
    const other = t.query(internal.parked.deliverable, {
      limit: 1,
      cursor: nextCursor,
      nowMs: NOW,
    });
    expect(await refusal(other)).toMatchObject({ kind: "invalid_cursor" });
  });
});

describe("erasing a person", () => {
  test("takes what waits for their sessions, in pages too", async () => {
    const t = deployment();
    await t.run(async (ctx) => {
      for (let i = 0; i < 1_200; i++) {
        const write = parkedOf(`w${String(i)}`, { sessionId: i < 1_150 ? "s" : "t" });
        await ctx.db.insert("parked_writes", write);
      }
      await ctx.db.insert("parked_count", { count: 1_200 });
    });
    await touch(t, "s");
    const erase = (cursor?: string) =>
      t.mutation(internal.admin.deleteByUser, { ...user, nowMs: NOW, cursor });
    const page = await erase();
    expect(page).toMatchObject({ deleted: {}, more: true });
    const next = await erase(page.cursor);
    expect(next).toEqual({ deleted: { users_sessions: 1 }, more: true });
    expect(await erase()).toEqual({ deleted: {}, more: false });
    expect(await depth(t)).toEqual({ count: 50, oldestAtMs: NOW });
    expect(await ofSession(t)).toEqual([]);
  });

  test("leaves what waits for sessions of others, and so does erasing some tables", async () => {
    const t = deployment();
    await park(t, parkedOf("a"));
    await t.mutation(internal.mem.touchSession, { ...write, userId: "bob", sessionId: "s" });
    await t.mutation(internal.admin.deleteByUser, user);
    expect(await ofSession(t)).toHaveLength(1);
    const tables = ["users_memory_facts" as const];
    await t.mutation(internal.admin.deleteByUser, { userId: "bob", tables });
    expect(await ofSession(t)).toHaveLength(1);
  });
});
