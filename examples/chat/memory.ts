import { setTimeout as wait } from "node:timers/promises";
import type { ChatEvent, UserMemoryClient } from "@user-memory/client";

/** What is known of the person now. */
export interface Known {
  /** What goes before the instructions; empty when there is nothing. */
  readonly text: string;
  /** `embedded`, `convex`, `cache`, `client` or `none`, as the service says. */
  readonly source: string;
}

/** A chat without memory is better than no chat. */
export const NOTHING: Known = { text: "", source: "none" };

export interface Chat {
  readonly userId: string;
  readonly sessionId: string;
  readonly limitTokens: number;
}

/** How long to leave the service alone when it will not have us, in milliseconds. */
const PAUSE_MS = 5_000;

/** The memory of one open chat, kept up to date by the service's events until it is closed. */
export class OpenMemory {
  readonly #client: UserMemoryClient;
  readonly #chat: Chat;
  readonly #changed: (known: Known) => void;
  readonly #closing = new AbortController();
  readonly #first: Promise<void>;
  #known = NOTHING;

  constructor(client: UserMemoryClient, chat: Chat, changed: (known: Known) => void) {
    this.#client = client;
    this.#chat = chat;
    this.#changed = changed;
    this.#first = new Promise((resolve) => void this.#follow(resolve));
  }

  /** What is known now; at the start, what comes within `patienceMs`, else nothing. */
  async known(patienceMs: number): Promise<Known> {
    await Promise.race([this.#first, wait(patienceMs, undefined, { ref: false })]);
    return this.#known;
  }

  close(): void {
    this.#closing.abort();
  }

  async #follow(first: () => void): Promise<void> {
    const { signal } = this.#closing;
    const isClosed = () => signal.aborted;
    while (!isClosed()) {
      try {
        for await (const event of this.#client.openChat(this.#chat, { signal })) {
          await this.#hear(event);
          first();
        }
      } catch (error) {
        if (!isClosed()) {
          console.error(String(error)); // the next attempt may go better
        }
      }
      await wait(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #hear(event: ChatEvent): Promise<void> {
    if (event.event === "context") {
      this.#keep({ text: event.data.rendered, source: event.data.ctx_source });
    } else if (event.event === "memory") {
      const now = await this.#client.getContext(this.#chat, { signal: this.#closing.signal });
      this.#keep({ text: now.rendered, source: now.ctx_source });
    }
  }

  #keep(known: Known): void {
    this.#known = known;
    this.#changed(known);
  }
}
