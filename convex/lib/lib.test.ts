import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { areTwoStrings, decodeCursor, encodeCursor, isNumberAndString } from "./cursor";
import { mergePatch } from "./mergePatch";
import { indexTerms, queryTerms } from "./searchTerms";
import { compareCodePoints, union } from "./sets";
import { TokenBudget } from "./tokens";

describe("mergePatch", () => {
  // RFC 7396, appendix A, as far as both sides are objects
  test.each([
    [`{"a":"b"}`, `{"a":"c"}`, `{"a":"c"}`],
    [`{"a":"b"}`, `{"b":"c"}`, `{"a":"b","b":"c"}`],
    [`{"a":"b"}`, `{"a":null}`, `{}`],
    [`{"a":"b","b":"c"}`, `{"a":null}`, `{"b":"c"}`],
    [`{"a":["b"]}`, `{"a":"c"}`, `{"a":"c"}`],
    [`{"a":"c"}`, `{"a":["b"]}`, `{"a":["b"]}`],
    [`{"a":{"b":"c"}}`, `{"a":{"b":"d","c":null}}`, `{"a":{"b":"d"}}`],
    [`{"a":[{"b":"c"}]}`, `{"a":[1]}`, `{"a":[1]}`],
    [`{"e":null}`, `{"a":1}`, `{"e":null,"a":1}`],
    [`{}`, `{"a":{"bb":{"ccc":null}}}`, `{"a":{"bb":{}}}`],
  ])("%s with %s is %s", (target, patch, expected) => {
    expect(mergePatch(target, patch)).toBe(expected);
  });

  test("keeps digits, order and escapes, drops white space", () => {
    const target = `{ "z": 1.50, "1": 1e2, "q\\"": "\\u00fc\\n" }`;
    expect(mergePatch(target, `{"z":123456789012345678901,"new":[ 1.0 , {"x":null} ]}`)).toBe(
      `{"z":123456789012345678901,"1":1e2,"q\\"":"\\u00fc\\n","new":[1.0,{"x":null}]}`,
    );
  });

  test("an absent target is empty", () => {
    expect(mergePatch(undefined, `{"a":{"b":null}}`)).toBe(`{"a":{}}`);
  });

  test.each(["", "1", "null", "[]", `"x"`, "{", `{"a":}`, `{"a":1}x`])("refuses %j", (patch) => {
    expect(() => mergePatch("{}", patch)).toThrow(SyntaxError);
  });

  test("a member named __proto__ is a member", () => {
    expect(mergePatch("{}", `{"__proto__":{"a":1}}`)).toBe(`{"__proto__":{"a":1}}`);
  });
});

describe("cursors", () => {
  const list = ["facts", "alice", undefined, true];

  test("come back as they were", () => {
    const cursor = encodeCursor(list, [-NaN || -1, "喜/+\u0000"]);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(list, cursor, isNumberAndString)).toEqual([-1, "喜/+\u0000"]);
  });

  test("are refused for another list, position type or when changed", () => {
    const cursor = encodeCursor(list, [1, "a"]);
    const changed = encodeCursor(list, [1, "b"]).slice(0, 8) + cursor.slice(8);
    const refused: [string, () => unknown][] = [
      ["list", () => decodeCursor(["facts", "bob", undefined, true], cursor, isNumberAndString)],
      ["type", () => decodeCursor(list, cursor, areTwoStrings)],
      ["changed", () => decodeCursor(list, changed, isNumberAndString)],
      ["empty", () => decodeCursor(list, "", isNumberAndString)],
      ["no base64", () => decodeCursor(list, "ü", isNumberAndString)],
      ["no array", () => decodeCursor(list, btoa("{}"), isNumberAndString)],
    ];
    for (const [name, decode] of refused) {
      expect(decode, name).toThrow(ConvexError);
    }
  });
});

test("strings are ordered by code point", () => {
  const ordered = ["", "a", "aa", "b", "\uffff", "🍵", "🍵a"];
  expect([...ordered].reverse().sort(compareCodePoints)).toEqual(ordered);
  expect(compareCodePoints("a", "a")).toBe(0);
});

test("a union keeps the first of each, in order", () => {
  expect(union(["b", "a", "b"], ["c", "a"])).toEqual(["b", "a", "c"]);
});

describe("search terms", () => {
  test.each([
    ["What did I tell you about my Cello, and the cello's cases?", "cello case"],
    ["Is it on?! I'm not, you're not", ""],
    ["Naïve ÉTÉ-2026 ①", "naive ete 2026 1"],
    [
      "parties buses glasses boss bus shoes trees yes",
      "party buse glasse boss bus shoes trees yes",
    ],
    ["日本語 と Kiwi鳥", "日本 本語 と kiwi 鳥"],
    ["🍵 \ud800 \u0000 *", ""],
    [`${"a".repeat(40)} ${"я".repeat(40)}`, `${"a".repeat(31)} ${"я".repeat(7)}`],
  ])("of %j are %j", (question, expected) => {
    expect(queryTerms(question).join(" ")).toBe(expected);
  });

  test("of a question leave room for the last of the sixteen that Convex looks at", () => {
    const many = Array.from({ length: 40 }, (_, i) => `word${String(i)}`).join(" ");
    expect(queryTerms(many)).toHaveLength(15);
  });

  test("of a fact are those of its text and tags", () => {
    const terms = indexTerms({ text: "Likes long walks", tags: ["beach", "long walks"] });
    expect(terms).toBe("like long walk beach");
  });
});

test("a token budget takes what fits and is not stopped by what does not", () => {
  const budget = new TokenBudget(10);
  const texts = ["x".repeat(12), "x".repeat(60), "y"];
  expect(budget.take(texts, (text) => text)).toEqual([texts[0], "y"]);
  expect(budget.spent).toBe(12 / 3 + 2 + (1 + 2)); // three bytes a token, two for each item
  expect(budget.take(["z"], (text) => text)).toEqual([]);
});
