import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { moduleOf, readGuide, requestOf, ROOT, type Request } from "../guide.js";
import { SERVICE } from "./service.js";

const guide = readGuide();
const TARGET = new URL("clients/typescript/target/run/", ROOT);

/** The guide, for a service and a person of this run, and where it finds the client. */
function own(text: string, person: string): string {
  return text
    .replaceAll("http://127.0.0.1:8080", SERVICE)
    .replaceAll('"ana"', `"${person}"`)
    .replaceAll("/ana", `/${person}`)
    .replaceAll(/"?sess-(\d)"?/g, (id) => id.replace("sess", `${person}-sess`))
    .replaceAll(
      "@user-memory/client",
      fileURLToPath(new URL("clients/typescript/dist/index.js", ROOT)),
    );
}

test("curl_isAnswered", async () => {
  const person = `curl-${crypto.randomUUID()}`;
  let file = "";
  for (const { title, curls } of guide.useCases) {
    for (const curl of curls) {
      const { method, url, type, body } = requestOf(own(curl, person));
      const sent = curl.includes("--data-binary") ? file : body;
      const response = await fetch(SERVICE + url, {
        method,
        ...(type !== undefined && { headers: { "Content-Type": type } }),
        ...(sent !== undefined && { body: sent }),
      });
      const made = curl.includes("/facts/fact_"); // the person of the example has none
      expect([title, response.ok || (made && response.status === 404)]).toEqual([title, true]);
      if (curl.includes("> ana.jsonl")) {
        file = await response.text();
      } else {
        await response.body?.cancel();
      }
    }
  }
});

test("typeScript_sendsWhatCurlSends_andIsAnswered", async () => {
  const person = `guide-${crypto.randomUUID()}`;
  const sent = new Map<string, Request[]>();
  let current: Request[] = [];
  vi.stubGlobal("begin", (title: string) => {
    current = [];
    sent.set(title, current);
  });
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const { method = "", headers, body } = init;
    const type = (headers as Headers).get("Content-Type") ?? undefined;
    const text = typeof body === "string" ? body : undefined;
    current.push({ method, url: url.replace(SERVICE, ""), type, body: text });
    return real(url, init);
  });
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  mkdirSync(TARGET, { recursive: true });
  const file = new URL("guide.ts", TARGET);
  writeFileSync(file, own(moduleOf(guide), person));

  const { run } = (await import(fileURLToPath(file))) as { run: () => Promise<void> };
  await run();

  for (const { title, curls } of guide.useCases) {
    const expected = curls.map((curl) => requestOf(own(curl, person)));
    expect([title, sent.get(title)?.map(comparable)]).toEqual([title, expected.map(comparable)]);
  }
  expect(log.mock.calls.flat()).not.toContain("They have changed since; read them again.");
});

function comparable({ body, ...request }: Request) {
  return { ...request, body: body === undefined ? undefined : (JSON.parse(body) as unknown) };
}
