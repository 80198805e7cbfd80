import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { EventParser } from "@user-memory/client";
import { onTestFinished } from "vitest";
import type { Known } from "../memory.js";

export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A memory service that opens chats and answers contexts; what it knows can change. */
export async function fakeMemory(first: string) {
  let known = first;
  const streams: ServerResponse[] = [];
  const tokens = new Set<string | undefined>();
  const context = () => ({ rendered: known, ctx_source: "embedded" });
  const url = await listening(
    createServer((request, response) => {
      tokens.add(request.headers.authorization);
      if (request.url?.startsWith("/v1/chat/")) {
        streams.push(response);
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.write(`event: context\nid: 1\ndata: ${JSON.stringify(context())}\n\n`);
      } else {
        response.writeHead(200, { "Content-Type": "application/json" });
        response.end(JSON.stringify(context()));
      }
    }),
  );
  const change = (text: string) => {
    known = text;
    streams.forEach((stream) => stream.write('event: memory\nid: 2\ndata: {"revision":"2"}\n\n'));
  };
  return { url, tokens, streams, change };
}

/** What came to an OpenAI-compatible service, and what it answers. */
export async function fakeOpenAi(respond: (response: ServerResponse) => void) {
  const seen: { url: string | undefined; key: string | undefined; body: unknown }[] = [];
  const url = await listening(
    createServer((request, response) => {
      void json(request).then((body) => {
        seen.push({ url: request.url, key: request.headers.authorization, body });
        respond(response);
      });
    }),
  );
  return { url, seen };
}

/** What the page hears of the memory, as it comes. */
export async function* heard(chat: string, sessionId: string): AsyncGenerator<Known, void> {
  const response = await fetch(`${chat}/memory?session=${sessionId}`);
  const parser = new EventParser();
  if (response.body) {
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      for (const { data } of parser.push(piece)) {
        yield JSON.parse(data) as Known;
      }
    }
  }
}

export function ask(chat: string, sessionId: string, content: string): Promise<Response> {
  return fetch(`${chat}/chat`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sessionId, messages: [{ role: "user", content }] }),
  });
}
