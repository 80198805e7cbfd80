import type { IncomingMessage, ServerResponse } from "node:http";
import { convexToJson, type JSONValue, jsonToConvex, type Value } from "convex/values";
import type { Call, Envelope } from "./deployment";

const MAX_BODY_BYTES = 16 * 2 ** 20;

/** A request that the backend refuses before it looks at any function. */
export class BadRequest extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) {
    throw new BadRequest(
      400,
      "BadJsonBody",
      "Expected a request with Content-Type: application/json",
    );
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) {
      chunks.push(chunk); // what is too much is read all the same, so that the answer gets through
    }
  }
  if (length > MAX_BODY_BYTES) {
    throw new BadRequest(400, "BadJsonBody", "The request body is too large");
  }
  return parse(Buffer.concat(chunks).toString("utf8"));
}

function parse(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new BadRequest(400, "BadJsonBody", "The request body is not JSON");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new BadRequest(400, "BadJsonBody", "The request body is not an object");
  }
  return body as Record<string, unknown>;
}

/** `{path, args, format?}`, where clients send args as an object or as an array of one. */
export function toCall(body: unknown, privileged: boolean): Call {
  const { path, args } = (body ?? {}) as { path?: unknown; args?: unknown };
  if (typeof path !== "string") {
    throw new BadRequest(400, "BadJsonBody", "missing field `path`");
  }
  const named: unknown = Array.isArray(args) ? args[0] : args;
  if (typeof named !== "object" || named === null) {
    throw new BadRequest(400, "BadJsonBody", "missing field `args`");
  }
  return { path, args: jsonToConvex(named as JSONValue) as Record<string, Value>, privileged };
}

export function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(print(body as JSONValue));
}

/** As it goes over the wire; fields that are undefined are left out. */
export function toJson(envelope: Envelope): JSONValue {
  return envelope.status === "success"
    ? { ...envelope, value: convexToJson(envelope.value) }
    : {
        status: envelope.status,
        errorMessage: envelope.errorMessage,
        logLines: envelope.logLines,
        ...(envelope.errorData === undefined
          ? {}
          : { errorData: convexToJson(envelope.errorData) }),
      };
}

/** JSON as the backend prints it: every number is a float, so 5 becomes `5.0`; no undefined. */
function print(json: JSONValue): string {
  if (typeof json === "number") {
    return Number.isInteger(json) && Math.abs(json) < 1e16 ? `${String(json)}.0` : String(json);
  }
  if (Array.isArray(json)) {
    return `[${json.map(print).join(",")}]`;
  }
  if (typeof json === "object" && json !== null) {
    const members = Object.entries(json as Record<string, JSONValue | undefined>).flatMap(
      ([k, v]) => (v === undefined ? [] : [`${JSON.stringify(k)}:${print(v)}`]),
    );
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(json);
}
