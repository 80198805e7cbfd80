import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { replaceProfile } from "../lib/profileRules";
import type { Profile, ProfileContent } from "../validators";
import { checkPrecondition, type precondition } from "./precondition";
import { type Applied, changed, type Moment } from "./vocabulary";

/** Replaces the profile; `createdAt` stays that of the first write. */
export async function putProfile(
  db: DatabaseWriter,
  moment: Moment,
  content: ProfileContent,
  condition: Infer<typeof precondition> | undefined,
): Promise<Applied<Profile>> {
  const stored = await findProfile(db, moment.userId);
  checkPrecondition(condition, stored);
  const value = replaceProfile(stored ?? undefined, content, moment.nowMs);
  await saveProfile(db, moment.userId, value, stored);
  return changed(value);
}

export async function saveProfile(
  db: DatabaseWriter,
  userId: string,
  profile: Profile,
  stored: Doc<"users_profile"> | null,
): Promise<void> {
  const document = { userId, ...profile };
  if (stored === null) {
    await db.insert("users_profile", document);
  } else {
    await db.replace("users_profile", stored._id, document);
  }
}

export async function findProfile(db: DatabaseReader, userId: string) {
  return await db
    .query("users_profile")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}

export function toProfile(document: Doc<"users_profile">): Profile {
  const { _id, _creationTime, userId, ...profile } = document;
  return profile;
}
