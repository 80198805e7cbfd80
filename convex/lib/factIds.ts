import type { FactKind } from "../validators";
import { sha256Hex } from "./sha256";

/**
 * `fact_` and the first 32 hex digits of the SHA-256 of user, kind, skill and normalised text, joined
 * by U+001F. An absent skill counts as the empty string.
 */
export async function factId(
  userId: string,
  kind: FactKind,
  skillId: string | undefined,
  text: string,
): Promise<string> {
  return `fact_${await sha256Hex(32, userId, kind, skillId ?? "", normalise(text))}`;
}

/**
 * NFKC, each code point in lower case, every run of white space (`[\t\n\v\f\r ]`) one space, and
 * neither spaces around it nor `. ! ?` at its end.
 */
export function normalise(text: string): string {
  const folded = Array.from(text.normalize("NFKC"), fold)
    .join("")
    .replace(/[\t-\r ]+/g, " ");
  const start = folded.startsWith(" ") ? 1 : 0;
  let end = folded.length;
  while (end > start && ".!? ".includes(folded.charAt(end - 1))) {
    end -= 1;
  }
  return folded.slice(start, end);
}

/**
 * Lower case code point by code point: the rules that look at neighbours (a sigma at the end of a
 * word) differ between Java and JavaScript, and the id is derived in both.
 */
function fold(character: string): string {
  if (character === "ς") {
    return "σ";
  }
  return character.toLowerCase().replace(/\p{Surrogate}/u, "\ufffd");
}
