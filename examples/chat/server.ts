import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { UserMemoryClient } from "@user-memory/client";
import { type Known, NOTHING, OpenMemory } from "./memory.js";
import type { Message, Provider } from "./provider.js";

export interface Settings {
  readonly memory: UserMemoryClient;
  readonly provider: Provider;
  /** Who is chatting. An application knows it from its own sign-in, never from the page. */
  readonly userId: string;
  readonly limitTokens: number;
  /** How long an answer waits for the memory, in milliseconds. */
  readonly patienceMs: number;
}

const INSTRUCTIONS = "You are a friendly coach. Answer in three sentences.";
const MOST_CHATS = 100;

const FILES: Readonly<Record<string, [file: string, type: string]>> = {
  "/": ["page.html", "text/html; charset=utf-8"],
  "/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/page.css": ["page.css", "text/css; charset=utf-8"],
};

/** What the page sends: its chat so far, the question last. */
interface Question {
  readonly sessionId: string;
  readonly messages: readonly Message[];
}

/** The page and what it asks for. The token stays here. */
export function chatServer(settings: Settings): Server {
  const chats = new Map<string, OpenMemory>();
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const file = FILES[pathname];
    const done =
      request.method === "POST" && pathname === "/chat"
        ? answer(settings, chats, request, response)
        : pathname === "/memory"
          ? open(settings, chats, searchParams.get("session") ?? "", response)
          : file
            ? page(file, response)
            : refuse(response, 404);
    done.catch(() => response.destroy());
  });
}

async function page([file, type]: [string, string], response: ServerResponse): Promise<void> {
  const content = await readFile(new URL(file, import.meta.url));
  response.writeHead(200, {
    "Content-Type": type,
    "Content-Security-Policy": "default-src 'self'; img-src data:",
  });
  response.end(content);
}

/** Keeps a chat's memory open for as long as its page is, and tells the page what is known. */
function open(
  { memory, userId, limitTokens }: Settings,
  chats: Map<string, OpenMemory>,
  sessionId: string,
  response: ServerResponse,
): Promise<void> {
  if (sessionId === "" || chats.size >= MOST_CHATS) {
    return refuse(response, 429);
  }
  chats.get(sessionId)?.close(); // the page has come back before its old connection was missed
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.flushHeaders();
  const tell = (known: Known) => response.write(`data: ${JSON.stringify(known)}\n\n`);
  const chat = new OpenMemory(memory, { userId, sessionId, limitTokens }, tell);
  chats.set(sessionId, chat);
  response.on("close", () => {
    chat.close();
    if (chats.get(sessionId) === chat) {
      chats.delete(sessionId);
    }
  });
  return Promise.resolve();
}

async function answer(
  { provider, patienceMs }: Settings,
  chats: Map<string, OpenMemory>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Another site's page cannot send this type without asking first.
  if (request.headers["content-type"] !== "application/json") {
    return refuse(response, 415);
  }
  const { sessionId, messages } = (await json(request)) as Question;
  const known = (await chats.get(sessionId)?.known(patienceMs)) ?? NOTHING;
  const gone = new AbortController();
  response.on("close", () => {
    gone.abort();
  });
  response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" });
  // The memory first: it changes least from turn to turn, which a provider's prompt cache likes.
  const system: Message = { role: "system", content: known.text + INSTRUCTIONS };
  for await (const piece of provider.answer([system, ...messages], gone.signal)) {
    response.write(piece);
  }
  response.end();
}

function refuse(response: ServerResponse, status: number): Promise<void> {
  response.writeHead(status).end();
  return Promise.resolve();
}
