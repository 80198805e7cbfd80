import { expect, test } from "vitest";
import { internal } from "./_generated/api";
import { DAY, draft, factOf, metered, NOW, user } from "./memory.fixtures";

const HUNDRED = Array.from({ length: 100 }, (_, i) => `${String(i)} likes to sail on the lake`);

const facts = HUNDRED.map((text, i) => ({
  table: "users_memory_facts" as const,
  document: factOf(draft(text, { tags: ["sailing"] }), `fact-${String(i)}`),
}));

const sessions = HUNDRED.map((_, i) => ({
  table: "users_sessions" as const,
  document: { sessionId: `session-${String(i)}`, lastSeenAtMs: NOW, expiresAtMs: NOW + DAY },
}));

/** The service's pace of imports, `ImportPace.WRITTEN_PER_SENT`, counts on it. */
test.each([
  ["facts", facts],
  ["sessions", sessions],
])(
  "an import of %s writes at most three times what it is sent, index entries included",
  async (_, records) => {
    const { t, charges } = metered();
    await t.mutation(internal.admin.importPage, { ...user, records, nowMs: NOW });

    const written = charges.reduce(
      (sum, { bytesWritten, indexBytes }) => sum + bytesWritten + indexBytes,
      0,
    );
    const sent = JSON.stringify(records).length;
    expect(written).toBeGreaterThan(sent / 2);
    expect(written / sent).toBeLessThan(3);
  },
);
