import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import {
  accessible,
  browsing,
  newUser,
  picture,
  watch,
} from "../../../../clients/console/test/browsing.js";

const { client, somebody, url } = browsing(process.env.BROWSER_URL);

/** As examples/README.md starts it. */
async function chatOf(user: string): Promise<string> {
  const chat = spawn(process.execPath, ["--import", "tsx", "examples/chat/main.ts"], {
    env: { ...process.env, MEMORY_URL: url, CHAT_USER: user, CHAT_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void chat.kill());
  const [line] = (await once(createInterface(chat.stdout), "line")) as [string];
  return /http:\S+/.exec(line)?.[0] ?? "";
}

test.each(["light", "dark"] as const)("chat_withContextOn_%s", async (colorScheme) => {
  const userId = newUser();
  const memory = client();
  await memory.upsertFacts({ userId, body: { facts: [{ kind: "bio", text: "Lives in Oslo." }] } });
  const page = await (await somebody({ colorScheme })).newPage();
  watch(page);

  await page.goto(await chatOf(userId));
  await page.getByText("What is remembered").click();
  await page.locator("#memory", { hasText: "Lives in Oslo." }).waitFor();
  await page.getByLabel("Your question").fill("Where do I live?");
  await page.getByRole("button", { name: "Ask" }).click();

  // The built-in provider tells what it was asked: the memory, then the question.
  const answer = page.locator("li.assistant");
  await expect.poll(() => answer.innerText()).toMatch(/Lives in Oslo\.[^]*Where do I live\?/);

  await memory.upsertFacts({ userId, body: { facts: [{ kind: "bio", text: "Sings alto." }] } });
  await page.locator("#memory", { hasText: "Sings alto." }).waitFor();
  await page.getByLabel("Your question").fill("What do I sing?");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect.poll(() => answer.last().innerText()).toMatch(/Sings alto\.[^]*What do I sing\?/);

  await picture(page, `chat-${colorScheme}-desktop`);
  await accessible(page);
});
