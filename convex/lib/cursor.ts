import { invalidCursor } from "../errors";

/** The sort key of the last item of a page. */
export type Position = (string | number)[];

/** What is listed: its name, whose it is, its filter. A cursor of another list is refused. */
export type ListName = (string | number | boolean | undefined)[];

/** An opaque cursor: where to go on, behind a check sum over it and over what is listed. */
export function encodeCursor(list: ListName, position: Position): string {
  const text = JSON.stringify([checkSum(list, position), ...position]);
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}

/** The position in a cursor of this list; refuses anything else. */
export function decodeCursor<T extends Position>(
  list: ListName,
  cursor: string,
  isPosition: (position: unknown[]) => position is T,
): T {
  const [sum, ...position] = parse(cursor);
  if (!isPosition(position) || sum !== checkSum(list, position)) {
    throw invalidCursor();
  }
  return position;
}

function parse(cursor: string): unknown[] {
  try {
    const text = atob(cursor.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const content: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}

/** Against mistakes, not against forgery: a cursor gives access to nothing (FNV-1a, 32 bits). */
function checkSum(list: ListName, position: Position): number {
  const text = JSON.stringify([list.map((part) => part ?? null), position]);
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** A position of one number and one string, such as time and id. */
export function isNumberAndString(position: unknown[]): position is [number, string] {
  return (
    position.length === 2 && typeof position[0] === "number" && typeof position[1] === "string"
  );
}

/** A position of two strings. */
export function areTwoStrings(position: unknown[]): position is [string, string] {
  return position.length === 2 && areStrings(position);
}

/** A position of strings. */
export function areStrings(position: unknown[]): position is string[] {
  return position.every((part) => typeof part === "string");
}
