import { EventParser } from "@user-memory/client";

export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Whoever answers: a language model, or something that stands in for one. */
export interface Provider {
  readonly name: string;
  /** The answer piece by piece, as it comes; throws when there is none. */
  answer(messages: readonly Message[], signal: AbortSignal): AsyncIterable<string>;
}

/** Says what it was asked, all of it: to see what a model would get. Needs no key. */
export const ECHO: Provider = {
  name: "echo",
  async *answer(messages) {
    yield "I was asked:\n";
    for (const { role, content } of messages) {
      yield await Promise.resolve(`\n[${role}]\n${content.trimEnd()}\n`);
    }
  },
};

/** Any service that has OpenAI's `chat/completions`, such as a local one without a key. */
export function openAi(baseUrl: string, model: string, apiKey: string | undefined): Provider {
  return {
    name: model,
    async *answer(messages, signal) {
      const response = await fetch(`${baseUrl.replace(/\/+$/, "")}/chat/completions`, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          ...(apiKey !== undefined && { Authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({ model, messages, stream: true }),
        signal,
      });
      if (!response.ok || !response.body) {
        throw new Error(`the provider answered ${String(response.status)}`);
      }
      const parser = new EventParser();
      for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
        for (const { data } of parser.push(piece)) {
          if (data === "[DONE]") {
            return;
          }
          yield textOf(JSON.parse(data) as Chunk);
        }
      }
    },
  };
}

interface Chunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: string | null } }[];
}

/** Some chunks only say who speaks, why it ended, or what it cost. */
function textOf({ choices }: Chunk): string {
  return choices?.[0]?.delta?.content ?? "";
}

export function providerOf(env: NodeJS.ProcessEnv): Provider {
  return env.OPENAI_BASE_URL
    ? openAi(env.OPENAI_BASE_URL, env.OPENAI_MODEL ?? "gpt-4o-mini", env.OPENAI_API_KEY)
    : ECHO;
}
