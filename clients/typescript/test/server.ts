import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { UserMemoryClient, type ClientOptions } from "../src/index.js";

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Step = (response: ServerResponse, seen: Seen) => void;

/** A service that takes one step of a script per request, the last one again and again. */
export async function service(...steps: Step[]) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = "", url = "", headers } = request;
      const now = { method, url, headers, body };
      seen.push(now);
      steps[Math.min(seen.length, steps.length) - 1]?.(response, now);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const client = (options: ClientOptions = {}) =>
    new UserMemoryClient({ baseUrl, backoffMs: 1, ...options });
  return { seen, baseUrl, client };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Step {
  return (response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

export function problem(
  status: number,
  code: string,
  more: object = {},
  retryAfter?: string,
): Step {
  return (response) => {
    response.writeHead(status, {
      "Content-Type": "application/problem+json",
      ...(retryAfter !== undefined && { "Retry-After": retryAfter }),
    });
    const about = {
      type: "about:blank",
      title: "…",
      detail: "So it is.",
      instance: "urn:request:r",
    };
    response.end(JSON.stringify({ ...about, status, code, requestId: "req-1", ...more }));
  };
}

/** The connection ends without an answer, as it may after a commit. */
export const dropped: Step = (response) => {
  response.destroy();
};

/** An answer of which only a part comes. */
export const cut: Step = (response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
  response.write('{"stored":', () => response.destroy());
};

export const never: Step = () => undefined;

/** Pieces of a stream; then it stays open, unless it is told to end. */
export function stream(pieces: string[], end = true, type = "text/event-stream"): Step {
  return (response) => {
    response.writeHead(200, { "Content-Type": type });
    response.flushHeaders();
    for (const piece of pieces) {
      response.write(piece);
    }
    if (end) {
      response.end();
    }
  };
}
