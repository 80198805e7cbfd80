/**
 * JSON merge patch (RFC 7396) on JSON text. Numbers keep the digits they came with and members the
 * order, which a round trip through JavaScript's own values would lose.
 */

/** An object, an array, or the source text of anything else. */
export type Json = Map<string, Json> | Json[] | string;

const TOKEN = /\s*([{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+)\s*/y;

/**
 * The target after the patch, both JSON objects as text; an absent target counts as empty. Throws a
 * SyntaxError when the patch is not a JSON object.
 */
export function mergePatch(target: string | undefined, patch: string): string {
  const changes = parseJson(patch);
  if (!(changes instanceof Map)) {
    throw new SyntaxError("a merge patch is a JSON object");
  }
  return printJson(merge(target === undefined ? undefined : parseJson(target), changes));
}

function merge(target: Json | undefined, patch: Json): Json {
  if (!(patch instanceof Map)) {
    return patch;
  }
  const merged = new Map(target instanceof Map ? target : []);
  for (const [name, value] of patch) {
    if (value === "null") {
      merged.delete(name);
    } else {
      merged.set(name, merge(merged.get(name), value));
    }
  }
  return merged;
}

/** Throws a SyntaxError when it is no JSON. */
export function parseJson(text: string): Json {
  JSON.parse(text); // so that what follows can rely on the grammar
  const tokens = tokenise(text);
  return parseValue(tokens);
}

function* tokenise(text: string): Generator<string, string> {
  const token = new RegExp(TOKEN);
  for (let match = token.exec(text); match; match = token.exec(text)) {
    yield match[1] ?? "";
  }
  return "";
}

function parseValue(tokens: Generator<string, string>, first = tokens.next().value): Json {
  if (first === "{") {
    return parseObject(tokens);
  }
  return first === "[" ? parseArray(tokens) : first;
}

function parseObject(tokens: Generator<string, string>): Json {
  const members = new Map<string, Json>();
  for (let token = tokens.next().value; token !== "}"; token = tokens.next().value) {
    if (token !== ",") {
      tokens.next(); // the colon
      members.set(JSON.parse(token) as string, parseValue(tokens));
    }
  }
  return members;
}

function parseArray(tokens: Generator<string, string>): Json {
  const elements: Json[] = [];
  for (let token = tokens.next().value; token !== "]"; token = tokens.next().value) {
    if (token !== ",") {
      elements.push(parseValue(tokens, token));
    }
  }
  return elements;
}

/** @param inOrder of the members of each object; as they are when absent */
export function printJson(json: Json, inOrder = (members: string[]) => members): string {
  if (typeof json === "string") {
    return json;
  }
  if (Array.isArray(json)) {
    return `[${json.map((element) => printJson(element, inOrder)).join(",")}]`;
  }
  const members = [...json].map(
    ([name, value]) => `${JSON.stringify(name)}:${printJson(value, inOrder)}`,
  );
  return `{${inOrder(members).join(",")}}`;
}
