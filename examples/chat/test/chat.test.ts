import { createServer } from "node:http";
import { UserMemoryClient } from "@user-memory/client";
import { expect, test } from "vitest";
import { ECHO, openAi, providerOf, type Provider } from "../provider.js";
import { chatServer } from "../server.js";
import { ask, fakeMemory, fakeOpenAi, heard, listening } from "./servers.js";

const INSTRUCTIONS = "You are a friendly coach. Answer in three sentences.";

function chat(baseUrl: string, provider: Provider = ECHO, patienceMs = 2_000): Promise<string> {
  const memory = new UserMemoryClient({ baseUrl, token: "service-token", backoffMs: 1 });
  return listening(chatServer({ memory, provider, userId: "ana", limitTokens: 512, patienceMs }));
}

test("answer_beginsWithTheMemory", async () => {
  const memory = await fakeMemory("Memory:\n Says “über”\n");
  const page = await chat(memory.url);
  const known = heard(page, "s-1");
  expect((await known.next()).value).toEqual({
    text: "Memory:\n Says “über”\n",
    source: "embedded",
  });

  const answer = await (await ask(page, "s-1", "What do I say?")).text();

  expect(answer).toBe(
    `I was asked:\n\n[system]\nMemory:\n Says “über”\n${INSTRUCTIONS}\n\n[user]\nWhat do I say?\n`,
  );
  expect([...memory.tokens]).toEqual(["Bearer service-token"]);
  await known.return();
});

test("memory_thatChanges_isInTheNextAnswer", async () => {
  const memory = await fakeMemory("old\n");
  const page = await chat(memory.url);
  const known = heard(page, "s-1");
  await known.next();

  memory.change("new\n");

  expect((await known.next()).value).toMatchObject({ text: "new\n" });
  expect(await (await ask(page, "s-1", "Hm?")).text()).toContain(`[system]\nnew\n${INSTRUCTIONS}`);
  await known.return();
});

test("memory_ofAChatThatIsLeft_isClosed", async () => {
  const memory = await fakeMemory("text");
  const known = heard(await chat(memory.url), "s-1");
  await known.next();

  await known.return();

  await expect.poll(() => memory.streams[0]?.closed).toBe(true);
});

test.each([
  ["away", () => Promise.resolve("http://127.0.0.1:1")],
  ["silent", () => listening(createServer())],
])("memory_%s_isDoneWithoutInTime", async (_, service) => {
  const page = await chat(await service(), ECHO, 100);
  const known = heard(page, "s-1");
  known.next().catch(() => undefined);
  const start = performance.now();

  const answer = await (await ask(page, "s-1", "Hm?")).text();

  expect(answer).toContain(`[system]\n${INSTRUCTIONS}\n\n[user]\nHm?`);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test("openAi_getsMemoryKeyAndChat_andIsReadAsItComes", async () => {
  const chunk = (delta: object) => `data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`;
  const model = await fakeOpenAi((response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(chunk({ role: "assistant", content: null }) + chunk({ content: "Ye" }));
    response.write(`${chunk({ content: "s." })}data: {"usage":{}}\n\ndata: [DONE]\n\n`);
  });
  const memory = await fakeMemory("known\n");
  const page = await chat(memory.url, openAi(`${model.url}/v1/`, "small", "model-key"));
  const known = heard(page, "s-1");
  await known.next();

  const answer = await (await ask(page, "s-1", "Really?")).text();

  expect(answer).toBe("Yes.");
  expect(model.seen).toEqual([
    {
      url: "/v1/chat/completions",
      key: "Bearer model-key",
      body: {
        model: "small",
        stream: true,
        messages: [
          { role: "system", content: `known\n${INSTRUCTIONS}` },
          { role: "user", content: "Really?" },
        ],
      },
    },
  ]);
  await known.return();
});

test("openAi_thatRefuses_isNoAnswer", async () => {
  const model = await fakeOpenAi((response) => response.writeHead(401).end());
  const page = await chat("http://127.0.0.1:1", openAi(model.url, "small", undefined));

  await expect(ask(page, "s-1", "Hm?").then((answer) => answer.text())).rejects.toThrow();
});

test("provider_isTheOneOfTheEnvironment", () => {
  expect(providerOf({}).name).toBe("echo");
  expect(providerOf({ OPENAI_BASE_URL: "http://x", OPENAI_MODEL: "small" }).name).toBe("small");
});

test("page_isServed_andNothingElse", async () => {
  const page = await chat("http://127.0.0.1:1");
  const html = await fetch(page);

  expect(html.headers.get("Content-Security-Policy")).toBe("default-src 'self'; img-src data:");
  expect(await html.text()).toContain("<h1>Chat with memory</h1>");
  for (const [path, status] of [
    ["/page.js", 200],
    ["/page.css", 200],
    ["/server.ts", 404],
    ["/../package.json", 404],
    ["/memory", 429],
  ] as const) {
    expect((await fetch(page + path)).status).toBe(status);
  }
});

test("chat_ofAForeignPage_isRefused", async () => {
  const page = await chat("http://127.0.0.1:1");

  expect((await fetch(`${page}/chat`, { method: "POST", body: "{}" })).status).toBe(415);
});
