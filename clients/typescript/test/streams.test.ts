import { expect, test } from "vitest";
import { ConnectionError, EventStream, type ChatEvent } from "../src/index.js";
import { dropped, json, problem, service, stream } from "./server.js";

const context = (id: string) => `event: context\nid: ${id}\ndata: {"rendered":"${id}"}\n\n`;
const memory = (id: string) => `event: memory\nid: ${id}\ndata: {"revision":"${id}"}\n\n`;
const FAST = "retry: 1\n";

async function take(events: AsyncIterable<ChatEvent>, count: number): Promise<string[]> {
  const taken: string[] = [];
  for await (const { event, id } of events) {
    taken.push(`${event} ${id}`);
    if (taken.length === count) {
      break;
    }
  }
  return taken;
}

test("openChat_tellsWhatComes", async () => {
  const { seen, client } = await service(stream([context("1"), ":\n\n", memory("2")], false));

  const events = client({ token: "t" }).openChat({ userId: "ana", limitTokens: 100 });

  expect(await take(events, 2)).toEqual(["context 1", "memory 2"]);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({
    url: "/v1/chat/ana/open?limitTokens=100",
    headers: {
      accept: "text/event-stream, application/problem+json",
      authorization: "Bearer t",
    },
  });
  expect(seen[0]?.headers).not.toHaveProperty("last-event-id");
});

test("openChat_cutOff_goesOnAfterTheLastEvent", async () => {
  const { seen, client } = await service(
    stream([FAST, context("1"), memory("2"), "id: 3\ndata: {"]),
    dropped,
    problem(503, "overloaded", {}, "0"),
    stream([memory("4")], false),
  );

  const events = client().openChat({ userId: "ana" });

  expect(await take(events, 3)).toEqual(["context 1", "memory 2", "memory 4"]);
  expect(seen.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "2", "2", "2"]);
});

test("openChat_refused_isTheError", async () => {
  const { client } = await service(problem(403, "forbidden"));

  await expect(take(client().openChat({ userId: "ana" }), 1)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("openChat_refusedLater_isTheErrorToo", async () => {
  const { client } = await service(stream([FAST, context("1")]), problem(401, "unauthorized"));

  await expect(take(client().openChat({ userId: "ana" }), 2)).rejects.toMatchObject({
    code: "unauthorized",
  });
});

test("openChat_endThatLeadsNowhere_endsTheLoop", async () => {
  const end = 'event: end\ndata: {"reason":"no_limit","reconnect":false}\n\n';
  const { seen, client } = await service(stream([FAST, context("1"), end]));

  expect(await take(client().openChat({ userId: "ana" }), 9)).toEqual(["context 1", "end 1"]);
  expect(seen).toHaveLength(1);
});

test("openChat_endOfAnInstance_goesOnElsewhere", async () => {
  const end = 'event: end\ndata: {"reason":"shutdown","reconnect":true}\n\n';
  const { client } = await service(stream([FAST, end]), stream([memory("2")], false));

  expect(await take(client().openChat({ userId: "ana" }), 2)).toEqual(["end ", "memory 2"]);
});

test("openChat_noContent_endsTheLoop", async () => {
  const { client } = await service(stream([FAST, context("1")]), (response) =>
    response.writeHead(204).end(),
  );

  expect(await take(client().openChat({ userId: "ana" }), 9)).toEqual(["context 1"]);
});

test("openChat_signal_endsIt", async () => {
  const { seen, client } = await service(stream([context("1")], false));
  const controller = new AbortController();
  const events = client().openChat({ userId: "ana" }, { signal: controller.signal });
  const iterator = events[Symbol.asyncIterator]();
  await iterator.next();

  const next = iterator.next();
  controller.abort(new Error("left"));

  await expect(next).rejects.toThrow("left");
  expect(seen).toHaveLength(1);
});

test("openChat_loopLeft_closesTheConnection", async () => {
  let closed = false;
  const { client } = await service((response, seen) => {
    response.on("close", () => (closed = true));
    stream([context("1")], false)(response, seen);
  });

  await take(client().openChat({ userId: "ana" }), 1);

  await expect.poll(() => closed).toBe(true);
});

test("openChat_awayFromTheStart_endsWithinTheDeadline", async () => {
  const { client } = await service(dropped);
  const events = client().openChat({ userId: "ana" }, { deadlineMs: 100 });

  await expect(take(events, 1)).rejects.toThrow(ConnectionError);
});

test("silence_isTakenForTheEndOfAConnection", async () => {
  const { baseUrl, seen } = await service(
    stream([FAST, context("1")], false),
    stream([memory("2")], false),
  );
  const connect = async () => {
    const controller = new AbortController();
    const { body } = await fetch(baseUrl, { signal: controller.signal });
    const close = () => {
      controller.abort();
    };
    return { body: body ?? undefined, close };
  };

  expect(await take(new EventStream<ChatEvent>(connect, undefined, 1, 50), 2)).toEqual([
    "context 1",
    "memory 2",
  ]);
  expect(seen).toHaveLength(2);
});

const HEADER = '{"type":"header","version":1,"exportedAtMs":1}\n';
const GOAL = '{"type":"users_goals","data":{"title":"Sing, ü"}}\n';
const END = '{"type":"end","records":1}\n';

test("exportUser_isReadLineByLine", async () => {
  const lines = HEADER + GOAL + END;
  const { client } = await service(
    stream([...(lines.match(/[^]{1,7}/g) ?? [])], true, "application/x-ndjson"),
  );
  const exported = client().exportUser({ userId: "ana" });

  const types: string[] = [];
  for await (const { type } of exported) {
    types.push(type);
  }

  expect(types).toEqual(["header", "users_goals", "end"]);
  expect(await (await exported.blob()).text()).toBe(lines);
});

test.each([
  ["within a line", HEADER + GOAL.slice(0, 9)],
  ["after a line", HEADER + GOAL],
  ["at once", ""],
])("exportUser_cutOff_%s_isNoExport", async (_, lines) => {
  const { client } = await service(stream([lines], true, "application/x-ndjson"));

  await expect(client().exportUser({ userId: "ana" }).blob()).rejects.toThrow(ConnectionError);
});

test.each([
  ["text", HEADER + END],
  ["a file", new Blob([HEADER, END])],
  ["bytes", new TextEncoder().encode(HEADER + END)],
  ["a stream", new Blob([HEADER, END]).stream()],
  ["lines", [HEADER.trim(), END.trim()]],
  ["values", [JSON.parse(HEADER), JSON.parse(END)] as object[]],
])("importUser_takes_%s", async (_, body) => {
  const { seen, client } = await service(json({ created: 0 }));

  await client({ timeoutMs: 1, deadlineMs: 1 }).importUser({ userId: "ana", body });

  expect(seen[0]).toMatchObject({
    headers: { "content-type": "application/x-ndjson" },
    body: HEADER + END,
  });
});

test("importUser_ofAnExport_isSentAsItComes", async () => {
  const from = await service(stream([HEADER, GOAL, END], true, "application/x-ndjson"));
  const to = await service(json({ created: 1 }));

  await to.client().importUser({
    userId: "ana",
    body: from.client().exportUser({ userId: "ana" }).text(),
  });

  expect(to.seen[0]?.body).toBe(HEADER + GOAL + END);
});
