import type { Description } from "./description.js";
import { uploaded, type Importable } from "./import.js";
import { randomKey } from "./key.js";

/** A call without what differs between its attempts. */
export interface Prepared {
  readonly operation: string;
  readonly description: Description;
  readonly url: string;
  readonly init: RequestInit & { headers: Headers };
  /** Whether a second attempt is possible, and does no more than the first. */
  readonly repeatable: boolean;
}

type Values = Readonly<Record<string, unknown>>;

export async function prepare(
  operation: string,
  description: Description,
  baseUrl: string,
  input: object,
  more: Readonly<Record<string, string>>,
): Promise<Prepared> {
  const values = input as Values;
  const headers = new Headers({ ...more, Accept: accepted(description) });
  for (const [member, header] of Object.entries(description.headers)) {
    const value = values[member] ?? (header === "Idempotency-Key" ? randomKey() : undefined);
    if (value !== undefined) {
      headers.set(header, textOf(value));
    }
  }
  const { body, streamed } = await bodyOf(description, values);
  if (body !== undefined && description.body !== undefined) {
    headers.set("Content-Type", description.body);
  }
  return {
    operation,
    description,
    url: baseUrl + pathOf(description, values) + queryOf(description, values),
    init: {
      method: description.method,
      headers,
      redirect: "error", // nothing of the service redirects: a body must not go where it was not sent
      ...(body !== undefined && { body }),
      ...(streamed && { duplex: "half" }),
    },
    repeatable: description.repeatable && !streamed,
  };
}

function accepted(description: Description): string {
  return {
    json: "application/json",
    text: "*/*",
    lines: "application/x-ndjson, application/problem+json",
    events: "text/event-stream, application/problem+json",
  }[description.answer];
}

async function bodyOf(description: Description, values: Values) {
  if (description.body === undefined || values.body === undefined) {
    return { body: undefined, streamed: false };
  }
  return description.body === "application/x-ndjson"
    ? uploaded(values.body as Importable)
    : { body: JSON.stringify(values.body), streamed: false };
}

function pathOf(description: Description, values: Values): string {
  return description.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = textOf(values[name] ?? "");
    // Whoever reads a URL takes these for steps of the path, also when they are encoded.
    if (["", ".", ".."].includes(value)) {
      throw new TypeError(`${name} must not be empty, "." or "..".`);
    }
    return encodeURIComponent(value);
  });
}

function queryOf(description: Description, values: Values): string {
  const query = new URLSearchParams();
  for (const name of description.query) {
    if (values[name] !== undefined) {
      query.set(name, textOf(values[name]));
    }
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

function textOf(value: unknown): string {
  return String(value);
}
