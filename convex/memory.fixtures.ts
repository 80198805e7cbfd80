/** What the tests of the functions share. */
import { ConvexError } from "convex/values";
import { expect } from "vitest";
import { COMPONENT } from "../component/registration";
import { convexBackend } from "../tools/convex-model/backend";
import { runningIn } from "../tools/convex-model/components";
import type { Limits } from "../tools/convex-model/limits";
import type { Finalization, SessionPart } from "./assessmentValidators";
import type { Failure } from "./errors";
import { originOf, originOfAssessment } from "./lib/origins";
import { packaging } from "./packaging.fixtures";
import type schema from "./schema";
import type { Episode, Fact, FactDraft, Outcome, Rollup } from "./validators";

/** Whether the long form of a test was asked for: TEST_TIER=nightly. */
export const nightly = import.meta.env.TEST_TIER === "nightly";

/** 2025-10-09T08:53:20Z */
export const NOW = 1_760_000_000_000;
export const DAY = 86_400_000;

/** An empty deployment that charges and forbids as Convex does, or has tighter limits. */
export function metered(limits?: Partial<Limits>) {
  const { modules, component } = packaging;
  const backend = convexBackend(packaging.schema as typeof schema, modules, limits);
  if (component === undefined) {
    return backend;
  }
  backend.registerComponent(COMPONENT, component.schema, component.modules);
  return { ...backend, t: runningIn(backend.t, COMPONENT) };
}

export function deployment(limits?: Partial<Limits>) {
  return metered(limits).t;
}

export const user = { userId: "alice" };
export const at = (nowMs: number) => ({ ...user, write: { nowMs } });
export const write = at(NOW);

/** A write that is recognised when it is repeated. */
export function keyed(key: string, requestHash = "hash", nowMs = NOW) {
  return { ...user, write: { nowMs, keys: [{ value: key, requestHash }] } };
}

export function draft(text: string, more: Partial<FactDraft> = {}): FactDraft {
  return {
    kind: "bio",
    text,
    tags: [],
    weight: 1,
    decayMs: 30 * DAY,
    createdAtMs: NOW,
    expiresAtMs: NOW + 365 * DAY,
    source: "api",
    pinned: false,
    ...more,
  };
}

/** As stored when it is said for the first time. */
export function factOf(said: FactDraft, factId = said.factId ?? ""): Fact {
  const { origin = originOf(said.source, said.sessionId), ...rest } = said;
  const { createdAtMs, recordedAtMs = createdAtMs } = said;
  return { ...rest, factId, lastReinforcedAtMs: createdAtMs, recordedAtMs, origins: [origin] };
}

/** What an assessment says of its session. */
export function partOf(text: string, more: Partial<SessionPart> = {}): SessionPart {
  return {
    sessionId: "s",
    groupId: "g",
    text,
    highlights: [{ type: "feedback", text: "Good pace", skillId: "talk" }],
    createdAtMs: NOW,
    expiresAtMs: NOW + 90 * DAY,
    ...more,
  };
}

/** An assessment of group `g` in session `s` that says something of talking. */
export function finalizationOf(
  contentHash: string,
  more: Partial<Finalization> = {},
): Finalization {
  const { sessionId = "s", groupId = "g" } = more;
  return {
    sessionId,
    groupId,
    contentHash,
    verdict: "learned",
    part: partOf(`Assessed as ${contentHash}.`, { sessionId, groupId }),
    facts: [hint("Pause less", { sessionId, groupId })],
    fadedFactIds: [],
    rollups: [rollupOf("talk")],
    activity: { xpDelta: 24, badgesToAdd: [], dateYYYYMMDD: "20251009" },
    ...more,
  };
}

/** What an assessment says to somebody who learns. */
export function hint(
  text: string,
  { sessionId = "s", groupId = "g", ...more }: Partial<FactDraft> & { groupId?: string } = {},
): FactDraft {
  return draft(text, {
    factId: `hint ${text}`,
    kind: "skill_hint",
    skillId: "talk",
    source: "assessment",
    sessionId,
    origin: originOfAssessment(sessionId, groupId),
    ...more,
  });
}

export function episodeOf(episodeId: string, more: Partial<Episode> = {}): Episode {
  return {
    episodeId,
    summary: "Spoke about travel.",
    highlights: [{ type: "feedback", text: "Good pace", skillId: "talk" }],
    createdAtMs: NOW,
    expiresAtMs: NOW + 90 * DAY,
    ...more,
  };
}

export function rollupOf(skillId: string, more: Partial<Rollup> = {}): Rollup {
  return {
    dateYYYYMMDD: "20251009",
    skillId,
    samples: 1,
    levelSum: 6.5,
    xpEarned: 10,
    medals: [],
    errors: [],
    tokensIn: 0,
    tokensOut: 0,
    costUsd: 0,
    latencyMsTotal: 0,
    updatedAtMs: NOW,
    ...more,
  };
}

/** The value of a write or read that was done for the first time. */
export function done<T>(outcome: Outcome<T>): T {
  expect(outcome).toMatchObject({ kind: "done", replayed: false });
  return (outcome as { value: T }).value;
}

/** Why a call was refused. */
export async function refusal(call: Promise<unknown>): Promise<Failure> {
  const error: unknown = await call.then(
    () => expect.fail("it was not refused"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConvexError);
  return (error as ConvexError<Failure>).data;
}
