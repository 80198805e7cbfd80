import type { Episode } from "../validators";

/** Whether two episodes of one id say the same, whatever their times. */
export function sameContent(a: Episode, b: Episode): boolean {
  return content(a) === content(b);
}

/** In a form that can be compared. */
function content(episode: Episode): string {
  const { sessionId, groupId, summary, startIdx, endIdx } = episode;
  const highlights = episode.highlights.map((h) => [h.type, h.text, h.skillId, h.scoreDelta]);
  return JSON.stringify([sessionId, groupId, summary, startIdx, endIdx, highlights]);
}
