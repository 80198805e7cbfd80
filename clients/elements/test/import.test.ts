import type { UserMemoryClient } from "@user-memory/client";
import { expect, it } from "vitest";
import { importFile } from "../src/data/import.js";

const stored = { updated: 0, unchanged: 0, failed: 0, errors: [], complete: true };

it("tells after every piece how much of the file is in", async () => {
  const documents = Array.from(
    { length: 2_600 },
    (_, index) => `{"type":"fact","no":${String(index)}}`,
  );
  const lines = ['{"type":"header"}', ...documents, '{"type":"end","records":2600}'];
  const pieces: number[] = [];
  const api = {
    importUser: ({ body }: { body: string }) => {
      pieces.push(body.split("\n").length - 2);
      return Promise.resolve({ ...stored, created: pieces.at(-1) });
    },
  } as unknown as UserMemoryClient;
  const told: number[] = [];

  const report = await importFile(api, "ana", new File([lines.join("\n")], "memory.jsonl"), {
    signal: new AbortController().signal,
    progress: (share) => told.push(share),
  });

  expect(pieces).toEqual([500, 500, 500, 500, 500, 100]);
  expect(told.map((share) => share.toFixed(1))).toEqual(["0.2", "0.4", "0.6", "0.8", "1.0", "1.0"]);
  expect(told.at(-1)).toBe(1);
  expect(report).toMatchObject({ created: 2_600, complete: true });
});
