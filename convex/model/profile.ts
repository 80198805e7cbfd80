import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { DatabaseReader, DatabaseWriter } from "../_generated/server";
import { invalidArgument } from "../errors";
import { replaceProfile } from "../lib/profileRules";
import { profile as profileDocument, type Profile, type ProfileContent } from "../validators";
import { checkPrecondition, type precondition } from "./precondition";
import { becoming, ours } from "./sharedTables";
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
  try {
    if (stored === null) {
      await db.insert("users_profile", { userId, ...profile });
    } else {
      await db.patch("users_profile", stored._id, becoming(profileDocument.fields, profile));
    }
  } catch (error) {
    const names = error instanceof Error && error.message.includes("timeZone");
    throw names ? unknownTimeZone() : error;
  }
}

/** The table is a host application's own, and its shape has no such field. */
function unknownTimeZone() {
  return invalidArgument("timeZone", "is no field of the application's own users_profile");
}

export async function findProfile(db: DatabaseReader, userId: string) {
  return await db
    .query("users_profile")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .unique();
}

export function toProfile(document: Doc<"users_profile">): Profile {
  return ours(profileDocument.fields, document);
}
