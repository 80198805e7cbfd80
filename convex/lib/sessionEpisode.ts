import type { SessionPart } from "../assessmentValidators";
import type { Episode } from "../validators";
import { latestExpiry } from "./expiry";
import { sha256Hex } from "./sha256";

/** In UTF-16 units, as Java counts them. */
export const MAX_SUMMARY = 20_000;
export const MAX_HIGHLIGHTS = 50;

/** The id of the one episode of a person's session. */
export async function sessionEpisodeId(userId: string, sessionId: string): Promise<string> {
  return `ep_${await sha256Hex(32, userId, sessionId)}`;
}

/**
 * Composes the one episode of a session from what is said of it: the digest, then the assessments,
 * earliest first. When that is too long, the earliest assessments lose their text first; of too many
 * highlights the newest parts keep theirs. The parts are unexpired; without any there is no episode.
 */
export function compose(episodeId: string, parts: SessionPart[]): Episode | undefined {
  const ordered = [...parts].sort(inOrder);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  return {
    episodeId,
    sessionId: last.sessionId,
    groupId: isDigest(last) ? undefined : last.groupId,
    summary: summary(ordered),
    highlights: ordered.flatMap((part) => part.highlights).slice(-MAX_HIGHLIGHTS),
    createdAtMs: Math.max(...ordered.map((part) => part.createdAtMs)),
    expiresAtMs: ordered.map((part) => part.expiresAtMs).reduce(latestExpiry),
  };
}

export function isDigest(part: Pick<SessionPart, "groupId">): boolean {
  return part.groupId === "";
}

/** Whether a digest takes the place of a stored one: the later one, of two at once the higher. */
export function replaces(digest: SessionPart, stored: SessionPart): boolean {
  if (digest.createdAtMs !== stored.createdAtMs) {
    return digest.createdAtMs > stored.createdAtMs;
  }
  const lower =
    digest.version !== undefined && stored.version !== undefined && digest.version < stored.version;
  return !lower && digest.text !== stored.text;
}

function inOrder(a: SessionPart, b: SessionPart): number {
  return (
    Number(isDigest(b)) - Number(isDigest(a)) ||
    a.createdAtMs - b.createdAtMs ||
    compareCodeUnits(a.groupId, b.groupId)
  );
}

/** As Java compares strings. */
function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function summary(ordered: SessionPart[]): string {
  const texts = ordered.map((part) => part.text);
  const first = ordered[0] !== undefined && isDigest(ordered[0]) ? 1 : 0;
  while (texts.length > first + 1 && texts.join("\n").length > MAX_SUMMARY) {
    texts.splice(first, 1);
  }
  return cut(texts.join("\n"));
}

/** Never between the halves of a surrogate pair. */
function cut(text: string): string {
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(MAX_SUMMARY - 1));
  return text.length <= MAX_SUMMARY ? text : text.slice(0, MAX_SUMMARY - Number(splitsPair));
}
