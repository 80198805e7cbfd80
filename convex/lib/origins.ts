/**
 * By whom a fact was said, so that taking one of them back leaves what another said too:
 * `session:<id>`, `assessment:<session>/<group>`, or the source of what names no session.
 */

/** A fact keeps the last this many. */
export const MAX_ORIGINS = 20;

const SESSION = "session:";
const ASSESSMENT = "assessment:";

export function originOf(source: string, sessionId: string | undefined): string {
  return sessionId === undefined ? source : SESSION + sessionId;
}

export function originOfAssessment(sessionId: string, groupId: string): string {
  return `${ASSESSMENT}${sessionId}/${groupId}`;
}

/** The assessment that an origin may name; both ids may have slashes, so there may be several ways. */
export function perhapsAssessments(origin: string): { sessionId: string; groupId: string }[] {
  const ids = origin.startsWith(ASSESSMENT) ? origin.slice(ASSESSMENT.length) : "";
  return [...ids.matchAll(/\//g)].map(({ index }) => ({
    sessionId: ids.slice(0, index),
    groupId: ids.slice(index + 1),
  }));
}

/** Whether it is the session itself or an assessment in it. */
export function isOfSession(origin: string, sessionId: string, groupIds: string[]): boolean {
  return (
    origin === SESSION + sessionId ||
    groupIds.some((groupId) => origin === originOfAssessment(sessionId, groupId))
  );
}

/** With one more; the oldest go when there are too many. */
export function withOrigin(origins: string[], added: string): string[] {
  return withOrigins(origins, [added]);
}

export function withOrigins(origins: string[], added: string[]): string[] {
  return [...new Set([...origins, ...added])].slice(-MAX_ORIGINS);
}
