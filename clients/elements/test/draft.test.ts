import { expect, test } from "vitest";
import { Draft, type Patch } from "../src/preferences/draft.js";

const STORED = { tone: "direct", verbosity: "low" as const, updatedAt: 1 };

function changed(...changes: [Parameters<Draft["change"]>[0], string][]): Draft {
  return changes.reduce(
    (draft, [member, value]) => draft.change(member, value),
    new Draft(STORED, '"1"'),
  );
}

test("change_isShownAndSent_untilItIsWhatIsStored", () => {
  const draft = changed(["tone", "formal"], ["verbosity", ""]);

  expect(draft.value("tone")).toBe("formal");
  expect(draft.value("verbosity")).toBe("");
  expect(draft.changes).toEqual({ tone: "formal", verbosity: null });
  expect(draft.isDirty).toBe(true);
  expect(draft.change("tone", "direct").change("verbosity", "low").isDirty).toBe(false);
});

test("saved_keepsWhatWasChangedInTheMeantime", () => {
  const sent = changed(["tone", "formal"], ["language", "de"]);
  const meanwhile = sent.change("language", "fr");

  const draft = meanwhile.saved(
    sent.changes,
    { ...STORED, tone: "formal", language: "de", updatedAt: 2 },
    '"2"',
  );

  expect(draft.changes).toEqual({ language: "fr" });
  expect(draft.value("language")).toBe("fr");
  expect(draft.etag).toBe('"2"');
});

test("saved_clearedAgain_isSentAgain", () => {
  const sent = changed(["language", "de"]);

  const draft = sent
    .change("language", "")
    .saved(sent.changes, { ...STORED, language: "de", updatedAt: 2 }, '"2"');

  expect(draft.value("language")).toBe("");
  expect(draft.changes).toEqual({ language: null } satisfies Patch);
});

test.each([
  ["the same member, differently", { tone: "playful" }, ["tone"]],
  ["the same member, alike", { tone: "formal" }, []],
  ["another member", { language: "de" }, []],
  ["a member that was cleared", {}, []],
])("conflicts_%s", (_, theirs, conflicts) => {
  const draft = changed(["tone", "formal"]);

  expect(draft.conflicts({ ...STORED, ...theirs, updatedAt: 2 })).toEqual(conflicts);
});

test("conflicts_whoClearsAgainstWhoChanges", () => {
  const cleared = changed(["tone", ""]);
  const { tone: _, ...without } = STORED;

  expect(cleared.conflicts({ ...STORED, tone: "formal", updatedAt: 2 })).toEqual(["tone"]);
  expect(cleared.conflicts({ ...without, updatedAt: 2 })).toEqual([]);
});

test("rebased_keepsBothSides", () => {
  const draft = changed(["tone", "formal"], ["language", "de"]).rebased(
    { ...STORED, ttsVoice: "alloy", language: "de", updatedAt: 2 },
    '"2"',
  );

  expect(draft.value("ttsVoice")).toBe("alloy");
  expect(draft.changes).toEqual({ tone: "formal" });
  expect(draft.without(["tone"]).value("tone")).toBe("direct");
});
