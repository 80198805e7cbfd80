/**
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["Preferences"]} Preferences
 * @typedef {"tone" | "verbosity" | "correctionStyle" | "ttsVoice" | "language"} Member
 * @typedef {string | null} Value null clears
 * @typedef {Partial<Record<Member, Value>>} Patch
 */

/** The members that people set, in the order in which they see them. */
export const MEMBERS = /** @type {const} */ ([
  "tone",
  "verbosity",
  "correctionStyle",
  "language",
  "ttsVoice",
]);

/**
 * Preferences as the service last had them, and what the person has changed since. Pure: what to
 * send, and what an answer means for it.
 */
export class Draft {
  /**
   * @param {Preferences} stored
   * @param {string | undefined} etag
   * @param {Patch} [changes]
   */
  constructor(stored, etag, changes = {}) {
    this.stored = stored;
    this.etag = etag;
    this.changes = changes;
  }

  /** @param {Member} member */
  value(member) {
    const changed = this.changes[member];
    return (changed === undefined ? this.stored[member] : changed) ?? "";
  }

  get isDirty() {
    return Object.keys(this.changes).length > 0;
  }

  /**
   * @param {Member} member
   * @param {string} value empty for the default
   */
  change(member, value) {
    const { [member]: _, ...others } = this.changes;
    const same = value === (this.stored[member] ?? "");
    const changes = same ? others : { ...others, [member]: value === "" ? null : value };
    return new Draft(this.stored, this.etag, changes);
  }

  /**
   * After `sent` was stored: what the person changed in the meantime stays to be sent.
   *
   * @param {Patch} sent
   * @param {Preferences} stored
   * @param {string | undefined} etag
   */
  saved(sent, stored, etag) {
    const touched = MEMBERS.filter((member) => member in sent || member in this.changes);
    return touched.reduce(
      (draft, member) => draft.change(member, this.value(member)),
      new Draft(stored, etag),
    );
  }

  /**
   * On top of what somebody else has stored in the meantime.
   *
   * @param {Preferences} stored
   * @param {string | undefined} etag
   */
  rebased(stored, etag) {
    const left = this.#changes((member) => (this.changes[member] ?? undefined) !== stored[member]);
    return new Draft(stored, etag, left);
  }

  /**
   * What both have changed, and differently.
   *
   * @param {Preferences} stored by somebody else
   * @returns {Member[]}
   */
  conflicts(stored) {
    return MEMBERS.filter(
      (member) =>
        this.changes[member] !== undefined &&
        stored[member] !== this.stored[member] &&
        stored[member] !== (this.changes[member] ?? undefined),
    );
  }

  /** Without the given changes. @param {readonly Member[]} members */
  without(members) {
    return new Draft(
      this.stored,
      this.etag,
      this.#changes((member) => !members.includes(member)),
    );
  }

  /** @param {(member: Member) => boolean} kept @returns {Patch} */
  #changes(kept) {
    return Object.fromEntries(
      Object.entries(this.changes).filter(([member]) => kept(/** @type {Member} */ (member))),
    );
  }
}
