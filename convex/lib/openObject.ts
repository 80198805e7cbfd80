/** A JSON object of the caller's own, as text; the service has the same rules for it. */
import { limitExceeded } from "../errors";
import { encodingFault } from "./texts";
import { type Json, parseJson, printJson } from "./mergePatch";

const MAX_DEPTH = 16;

/** As JSON text, in UTF-8 bytes. */
export const MAX_EXTRA_BYTES = 16_384;

/** In the words of the refusal. */
export function lengthFault(text: string): string | undefined {
  const isTooLong = new TextEncoder().encode(text).length > MAX_EXTRA_BYTES;
  return isTooLong ? limitExceeded("extra", MAX_EXTRA_BYTES).data.message : undefined;
}

/** What is wrong with the text, or undefined; how long it may be is another question. */
export function openObjectFault(text: string, maxDepth = MAX_DEPTH): string | undefined {
  try {
    const json = parseJson(text);
    return json instanceof Map ? faultOf(json, maxDepth) : "must be a JSON object";
  } catch {
    return "must be a JSON object";
  }
}

function faultOf(json: Json, depth: number): string | undefined {
  if (depth < 1) {
    return `must nest at most ${String(MAX_DEPTH)} levels`;
  }
  if (typeof json === "string") {
    return scalarFault(json);
  }
  const names = json instanceof Map ? [...json.keys()].map(encodingFault) : [];
  const members = [...json.values()].map((member) => faultOf(member, depth - 1));
  return [...names, ...members].find((fault) => fault !== undefined);
}

/** Of source text. */
function scalarFault(source: string): string | undefined {
  if (source.startsWith('"')) {
    return encodingFault(JSON.parse(source) as string);
  }
  const isExact = /^-?[0-9]+$/.test(source) ? Number.isSafeInteger : Number.isFinite;
  return /^[-0-9]/.test(source) && !isExact(Number(source))
    ? "has a number out of range"
    : undefined;
}

/** The same text for the same object, whatever the order of its members; what is none stays. */
export function canonical(text: string): string {
  return openObjectFault(text, Infinity) === undefined
    ? printJson(parseJson(text), (members) => members.sort())
    : text;
}
