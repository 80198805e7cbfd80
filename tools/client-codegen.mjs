// Writes what the TypeScript client takes from openapi.yaml: the types, and one method per operation.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { format } from "prettier";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const generated = join(root, "clients", "typescript", "src", "generated");
const HEADING = "// Made from openapi.yaml by tools/client-codegen.mjs; not to be edited.\n";

/** Queries that are sent as a POST for their length: as repeatable as a GET. */
const READING_POSTS = ["queryContext", "previewQueryContext"];

/** Of what kind the answers of an operation are, by their media type. */
const ANSWERS = {
  "application/json": "json",
  "application/x-ndjson": "lines",
  "text/event-stream": "events",
  "application/yaml": "text",
  "text/plain": "text",
};

/** The request id belongs to a call as its timeout does, not to one operation. */
const OF_EVERY_CALL = "X-Request-Id";

if (process.argv[1] === import.meta.filename) {
  await generate();
}

export async function generate() {
  const contract = parse(readFileSync(join(root, "openapi.yaml"), "utf8"));
  mkdirSync(generated, { recursive: true });
  const types = astToString(await openapiTS(typed(contract), { defaultNonNullable: false }));
  if (/\| unknown\b/.test(types)) {
    throw new Error("a type that may be anything checks nothing");
  }
  await write("schema.ts", types);
  await write("operations.ts", operations(contract));
}

/** Without what types cannot say: which optional members of an object need each other. */
function typed(contract) {
  const copy = structuredClone(contract);
  for (const schema of Object.values(copy.components.schemas)) {
    const isRule = (branch) => !branch.type && !branch.$ref;
    if (schema.properties && schema.anyOf?.every(isRule)) {
      delete schema.anyOf;
    }
  }
  return copy;
}

/** Another process may read the file at the same time, so that it is replaced in one step. */
async function write(name, source) {
  const file = join(generated, name);
  const text = HEADING + (await format(source, { parser: "typescript", printWidth: 100 }));
  if (text === present(file)) {
    return;
  }
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

function present(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function operations(contract) {
  const all = Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation.operationId)
      .map(([method, operation]) => described(contract, path, item, method, operation)),
  );
  return `
    import type { Answer } from "../answer.js";
    import type { Description } from "../description.js";
    import type { CallOptions } from "../options.js";
    import type { Events, Input, Lines, Output } from "../types.js";

    /** How each operation is sent, by its \`operationId\`. */
    export const OPERATIONS = {
      ${all.map(({ name, entry }) => `${name}: ${JSON.stringify(entry)},`).join("\n")}
    } as const satisfies Record<string, Description>;

    export type OperationName = keyof typeof OPERATIONS;

    /** The operations of the contract, one method each. */
    export abstract class Operations {
      protected abstract call(name: OperationName, input: object, options?: CallOptions): Answer<never>;
      protected abstract lines(name: OperationName, input: object, options?: CallOptions): Lines;
      protected abstract events(name: OperationName, input: object, options?: CallOptions): Events;

      ${all.map(method).join("\n\n")}
    }
  `;
}

function described(contract, path, item, method, operation) {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
    .map((parameter) => resolved(contract, parameter))
    .filter((parameter) => parameter.name !== OF_EVERY_CALL);
  const names = (where) => parameters.filter((p) => p.in === where).map((p) => p.name);
  const headers = Object.fromEntries(names("header").map((header) => [member(header), header]));
  const takes = [...names("path"), ...names("query"), ...Object.keys(headers)];
  const name = operation.operationId;
  if (new Set([...takes, "body"]).size !== takes.length + 1) {
    throw new Error(`two inputs of ${name} have the same name`);
  }
  const bodies = Object.keys(resolved(contract, operation.requestBody)?.content ?? {});
  const keyed = Object.values(headers).includes("Idempotency-Key");
  const entry = {
    method: method.toUpperCase(),
    path,
    query: names("query"),
    headers,
    ...(bodies.length > 0 && { body: bodies[0] }),
    answer: answer(contract, operation),
    // A POST that takes no key counts again when it is repeated.
    repeatable: (method !== "post" && method !== "patch") || keyed || READING_POSTS.includes(name),
  };
  const needed = parameters.some((parameter) => parameter.required) || bodies.length > 0;
  const conditional = "304" in operation.responses;
  return { name, entry, needed, conditional, text: [operation.summary, operation.description] };
}

/** Of the header `If-Match`: `ifMatch`; of `X-Time-Zone`: `timeZone`. */
function member(header) {
  const words = header.replace(/^X-/, "").split("-");
  return words.map((word, i) => (i === 0 ? word.toLowerCase() : word)).join("");
}

function answer(contract, operation) {
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const type = Object.keys(resolved(contract, good[1]).content)[0];
  const kind = ANSWERS[type];
  if (!kind) {
    throw new Error(`the client cannot read ${type} of ${operation.operationId}`);
  }
  return kind;
}

function resolved(contract, value) {
  return value?.$ref
    ? value.$ref
        .slice("#/".length)
        .split("/")
        .reduce((at, name) => at[name], contract)
    : value;
}

function method({ name, entry, needed, conditional, text }) {
  const comment = `/**\n${text
    .filter(Boolean)
    .join("\n\n")
    .trim()
    .split("\n")
    .map((line) => ` * ${line}`.trimEnd().replaceAll("*/", "*\\/"))
    .join("\n")}\n */`;
  const input = needed ? `input: Input<"${name}">` : `input: Input<"${name}"> = {}`;
  const signature = (type, result) => `${name}(${type}, options?: CallOptions): ${result}`;
  const call = (kind) => `{ return this.${kind}("${name}", input, options); }`;
  switch (entry.answer) {
    case "lines":
      return `${comment}\n${signature(input, "Lines")} ${call("lines")}`;
    case "events":
      return `${comment}\n${signature(input, "Events")} ${call("events")}`;
    default: {
      const output = `Answer<Output<"${name}">>`;
      if (!conditional) {
        return `${comment}\n${signature(input, output)} ${call("call")}`;
      }
      // Only who asks whether something has changed can hear that it has not.
      const asking = `${input} & { ifNoneMatch: string }`;
      return `${comment}
        ${signature(asking, `Answer<Output<"${name}"> | undefined>`)};
        ${signature(input, output)};
        ${signature(input, `Answer<Output<"${name}"> | undefined>`)} ${call("call")}`;
    }
  }
}
