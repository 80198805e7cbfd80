import { expect, test } from "vitest";
import type { UserMemoryClient } from "@user-memory/client";
import { MemoryPreferences } from "../src/memory-preferences.js";

const neverAnswers = {
  getPreferences: () => ({ withResponse: () => new Promise(() => undefined) }),
} as unknown as UserMemoryClient;

test("user_changed_whatWasTypedWrongIsNotTheNextPersons", () => {
  const preferences = new MemoryPreferences();
  preferences.client = neverAnswers;
  preferences.user = "ana";
  preferences.willUpdate(new Map());
  preferences.invalid = true;

  preferences.user = "ben";
  preferences.willUpdate(new Map());

  expect(preferences.invalid).toBe(false);
});
