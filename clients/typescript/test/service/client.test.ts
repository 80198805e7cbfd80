import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { ProblemError, UserMemoryClient, type Input } from "../../dist/index.js";
import { SERVICE } from "./service.js";

const memory = new UserMemoryClient({ baseUrl: SERVICE });
const somebody = () => `client-${crypto.randomUUID()}`;

/** In front of the service: passes a request on, and loses what `lost` says of the answers. */
async function cable(lost: (answer: number) => boolean): Promise<string> {
  let answers = 0;
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const { method = "GET", url = "" } = request;
      const {
        host: _host,
        connection: _connection,
        "content-length": _length,
        ...headers
      } = request.headers;
      const answer = await fetch(SERVICE + url, {
        method,
        headers: headers as Record<string, string>,
        ...(body.length > 0 && { body }),
      });
      const content = Buffer.from(await answer.arrayBuffer());
      (lost(++answers) ? drop : pass)(response, answer, content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

function drop(response: ServerResponse): void {
  response.destroy();
}

function pass(response: ServerResponse, answer: Response, content: Buffer): void {
  const replayed = answer.headers.get("Idempotency-Replayed");
  response.writeHead(answer.status, {
    "Content-Type": answer.headers.get("Content-Type") ?? "",
    ...(replayed !== null && { "Idempotency-Replayed": replayed }),
  });
  response.end(content);
}

test("write_whoseAnswersAreLostAfterTheCommit_countsOnce", async () => {
  const userId = somebody();
  const baseUrl = await cable((answer) => answer < 3);
  const behind = new UserMemoryClient({ baseUrl, backoffMs: 1 });

  const answer = await behind.updateGamification({ userId, body: { xpDelta: 25 } }).withResponse();

  expect(answer.replayed).toBe(true);
  expect(answer.data).toMatchObject({ xpTotal: 25 });
  expect(await memory.getGamification({ userId })).toMatchObject({ xpTotal: 25 });
});

test("items_areAllOfThemOnce", async () => {
  const userId = somebody();
  const facts = Array.from({ length: 25 }, (_, i) => ({
    kind: "bio" as const,
    text: `Has ${String(i)} cats, “Łucja” 🐈`,
  }));
  await memory.upsertFacts({ userId, body: { facts } });

  const texts: string[] = [];
  for await (const fact of memory.items("listFacts", { userId, limit: 4 })) {
    texts.push(fact.text);
  }

  expect(texts.sort()).toEqual(facts.map(({ text }) => text).sort());
});

test("preferences_ofTwoTabs_areNotOverwritten", async () => {
  const userId = somebody();
  const first = await memory.patchPreferences({ userId, body: { tone: "warm" } }).withResponse();
  const ifMatch = first.etag ?? "";

  expect(await memory.getPreferences({ userId, ifNoneMatch: ifMatch })).toBeUndefined();
  await memory.patchPreferences({ userId, ifMatch, body: { verbosity: "low" } });
  const late = memory.patchPreferences({ userId, ifMatch, body: { tone: "dry" } });

  await expect(late).rejects.toMatchObject({ code: "precondition_failed", status: 412 });
  expect(await memory.getPreferences({ userId })).toMatchObject({ tone: "warm", verbosity: "low" });
});

test("problem_namesItsFieldsAndRequest", async () => {
  const wrong = { facts: [{ kind: "rumour" as "bio", text: "x" }] };
  const requestId = `req-${crypto.randomUUID()}`;

  const error: unknown = await memory
    .upsertFacts({ userId: somebody(), body: wrong }, { requestId })
    .catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({
    code: "validation_error",
    requestId,
    fields: [{ field: "facts[0].kind" }],
  });
});

test("export_movesAPerson", async () => {
  const [from, to] = [somebody(), somebody()];
  await memory.putProfile({ userId: from, body: { displayName: "Łucja 🐈" } });
  await memory.addGoal({ userId: from, body: { title: "Sing" } });

  const body = memory.exportUser({ userId: from }).text();
  const report = await memory.importUser({ userId: to, body });

  expect(report).toMatchObject({ failed: 0, complete: true });
  expect(await memory.getProfile({ userId: to })).toMatchObject({ displayName: "Łucja 🐈" });
  expect((await memory.listGoals({ userId: to })).items).toMatchObject([{ title: "Sing" }]);
});

test("openChat_tellsOfAChange_andAfterAReturnOnlyOfANewOne", async () => {
  const userId = somebody();
  const events = memory.openChat({ userId, limitTokens: 200 })[Symbol.asyncIterator]();
  expect((await events.next()).value).toMatchObject({ event: "context", data: { rendered: "" } });

  await memory.addGoal({ userId, body: { title: "Sing" } });
  const change = (await events.next()).value;
  expect(change).toMatchObject({ event: "memory", data: { revision: change?.id } });
  await events.return();

  const back = { userId, limitTokens: 200, lastEventID: change?.id };
  expect(await first(back)).toBe("unchanged");
  await memory.addGoal({ userId, body: { title: "Dance" } });
  expect(await first(back)).toBe("context");
});

test("openChat_withoutALimit_saysSoAndEnds", async () => {
  const told: unknown[] = [];

  for await (const { data } of memory.openChat({ userId: somebody() })) {
    told.push(data);
  }

  expect(told).toMatchObject([
    { rendered: "", reason: "no_limit" },
    { reason: "no_limit", reconnect: false },
  ]);
});

async function first(input: Input<"openChat">): Promise<string | undefined> {
  for await (const { event } of memory.openChat(input)) {
    return event;
  }
  return undefined;
}

test("ids_thatNeedEncoding_areTheSamePerson", async () => {
  const userId = `a;b+c@d&e=${crypto.randomUUID()}`;

  await memory.addGoal({ userId, body: { goalId: "a goal; ü", title: "Sing" } });
  await memory.updateGoal({ userId, goalId: "a goal; ü", body: { status: "paused" } });

  expect((await memory.listGoals({ userId, status: "paused" })).items).toHaveLength(1);
});

test("service_tellsOfItself", async () => {
  expect((await memory.getService()).name).toBe("User Memory Service");
  expect((await memory.getHealth()).status).toBe("UP");
  expect(await memory.getMetrics()).toContain("jvm_");
  expect(await memory.getContract()).toContain("operationId: openChat");
});
