import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Deeds, UNDO_MS } from "../src/deeds.js";
import { originsOf, strengthOf } from "../src/list/origins.js";

const FACT = {
  factId: "fact_1",
  kind: "bio" as const,
  text: "Sings.",
  tags: [],
  weight: 4,
  decayMs: 1000,
  createdAtMs: 0,
  lastReinforcedAtMs: 0,
  source: "api",
  pinned: false,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("deed_settles_whenItCanNoLongerBeUndone", async () => {
  const { deeds, deed, settle, undo } = done();

  await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
  expect(settle).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);

  expect(settle).toHaveBeenCalledExactlyOnceWith({});
  expect(deeds.open).toEqual([]);
  await deeds.undo(deed);
  expect(undo).not.toHaveBeenCalled();
});

test("deed_undone_neverSettles", async () => {
  const { deeds, deed, settle, undo } = done();

  await deeds.undo(deed);
  await deeds.undo(deed);
  await vi.advanceTimersByTimeAsync(2 * UNDO_MS);

  expect(undo).toHaveBeenCalledOnce();
  expect(settle).not.toHaveBeenCalled();
});

test("deeds_settleAtOnce_whenThePageIsLeft", async () => {
  const { deeds, settle } = done();

  deeds.settleAll({ keepalive: true });
  await vi.advanceTimersByTimeAsync(2 * UNDO_MS);

  expect(settle).toHaveBeenCalledExactlyOnceWith({ keepalive: true });
});

test("origins_areWords_eachOnce", () => {
  const origins = ["assessment:s1/g1", "assessment:s1/g2", "session:s2", "correction", "coach"];

  expect(originsOf({ ...FACT, origins })).toEqual([
    { key: "fact.source.assessment", values: { session: "s1" } },
    { key: "fact.source.session", values: { session: "s2" } },
    { key: "fact.source.correction", values: {} },
    { key: "fact.source.other", values: { source: "coach" } },
  ]);
  expect(originsOf(FACT)).toEqual([{ key: "fact.source.api", values: {} }]);
});

test("strength_halvesWithEveryHalfLife_unlessPinned", () => {
  expect(strengthOf(FACT, 0)).toBe(4);
  expect(strengthOf(FACT, 1000)).toBe(2);
  expect(strengthOf(FACT, 3000)).toBe(0.5);
  expect(strengthOf({ ...FACT, pinned: true }, 3000)).toBe(4);
});

function done() {
  const deeds = new Deeds(() => undefined);
  const undo = vi.fn<() => void>();
  const settle = vi.fn<(options: { keepalive?: boolean }) => void>();
  return { deeds, undo, settle, deed: deeds.add({ words: "Forgotten", undo, settle }) };
}
