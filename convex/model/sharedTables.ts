/**
 * Goals, the profile and tracked skills may be in tables of a host application's own: what is only
 * the host's in them is not read here, and stays as it is.
 */
import type { ObjectType, PropertyValidators } from "convex/values";

/** What of a document is ours. */
export function ours<Fields extends PropertyValidators>(
  fields: Fields,
  document: ObjectType<Fields>,
): ObjectType<Fields> {
  return Object.fromEntries(
    Object.entries(document).filter(([field]) => field in fields),
  ) as ObjectType<Fields>;
}

/** The patch by which a stored document becomes this one: what is absent is cleared. */
export function becoming<Fields extends PropertyValidators>(
  fields: Fields,
  document: ObjectType<Fields>,
): ObjectType<Fields> {
  const cleared = Object.fromEntries(Object.keys(fields).map((field) => [field, undefined]));
  return { ...cleared, ...document };
}
