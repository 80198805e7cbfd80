import type { Profile, ProfileContent } from "../validators";
import { nextVersion } from "./expiry";

/** As it is stored in place of another, whose creation it keeps. */
export function replaceProfile(
  stored: Profile | undefined,
  content: ProfileContent,
  nowMs: number,
): Profile {
  return {
    ...content,
    createdAt: stored?.createdAt ?? nowMs,
    updatedAt: nextVersion(stored?.updatedAt, nowMs),
  };
}
