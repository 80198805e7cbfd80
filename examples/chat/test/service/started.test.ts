import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { UserMemoryClient } from "@user-memory/client";
import { expect, onTestFinished, test } from "vitest";
import { ask, heard } from "../servers.js";

const MEMORY_URL = process.env.SERVICE_URL ?? "";

/** As examples/README.md starts it. */
async function started(user: string): Promise<string> {
  const chat = spawn(process.execPath, ["--import", "tsx", "examples/chat/main.ts"], {
    env: { ...process.env, MEMORY_URL, CHAT_USER: user, CHAT_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void chat.kill());
  const [line] = (await once(createInterface(chat.stdout), "line")) as [string];
  return /http:\S+/.exec(line)?.[0] ?? "";
}

test("chat_knowsWhatIsSaidMeanwhile", async () => {
  const userId = `chat-${crypto.randomUUID()}`;
  const memory = new UserMemoryClient({ baseUrl: MEMORY_URL });
  const page = await started(userId);
  const known = heard(page, `session-${userId}`);
  expect((await known.next()).value).toEqual({ text: "", source: "embedded" });

  await memory.upsertFacts({ userId, body: { facts: [{ kind: "bio", text: "Says “über”." }] } });

  expect((await known.next()).value).toMatchObject({
    text: expect.stringContaining("Says “über”.") as string,
  });
  const answer = await (await ask(page, `session-${userId}`, "What do I say?")).text();
  expect(answer).toMatch(/\[system\]\n[^]*Says “über”\.\nYou are a friendly coach/);
  await known.return();
});
