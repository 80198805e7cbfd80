import { describe, expect, test } from "vitest";
import { partOf } from "../memory.fixtures";
import { compose, MAX_HIGHLIGHTS, MAX_SUMMARY, sessionEpisodeId } from "./sessionEpisode";

describe("compose", () => {
  const part = (groupId: string, text: string, createdAtMs: number) =>
    partOf(text, { groupId, createdAtMs });

  test("of nothing is nothing", () => {
    expect(compose("e", [])).toBeUndefined();
  });

  test("drops the earliest assessments first, and never the digest", () => {
    const long = "x".repeat(9_990);
    const parts = [part("c", `3${long}`, 3), part("", `0${long}`, 9), part("a", `1${long}`, 1)];
    expect(compose("e", parts)?.summary).toBe(`0${long}\n3${long}`);
    expect(compose("e", parts)?.groupId).toBe("c");
  });

  test("cuts what is too long even so, but no character", () => {
    const digest = part("", "x".repeat(MAX_SUMMARY - 2), 1);
    const summary = compose("e", [digest, part("a", "🍵 tea", 2)])?.summary;
    expect(summary).toBe(`${"x".repeat(MAX_SUMMARY - 2)}\n`);
  });

  test("keeps the newest parts' highlights, in the order of the parts", () => {
    const many = (text: string) =>
      Array.from({ length: 30 }, (_, i) => ({ type: "feedback", text: `${text}${String(i)}` }));
    const parts = [
      partOf("", { groupId: "a", createdAtMs: 1, highlights: many("a") }),
      partOf("", { groupId: "b", createdAtMs: 2, highlights: many("b") }),
    ];
    const texts = compose("e", parts)?.highlights.map(({ text }) => text);
    expect(texts).toHaveLength(MAX_HIGHLIGHTS);
    expect(texts?.[0]).toBe("a10");
    expect(texts?.at(-1)).toBe("b29");
  });
});

test("the id is derived from user and session", async () => {
  // printf 'alice\037s' | sha256sum
  expect(await sessionEpisodeId("alice", "s")).toBe("ep_bbd9d906495a7f1779a006a10cb09ca7");
});
