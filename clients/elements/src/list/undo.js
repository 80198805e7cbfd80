/** How long something can be undone, in milliseconds. */
export const UNDO_MS = 10_000;

/**
 * Something that was done and can be undone for a while.
 *
 * @typedef {object} Deed
 * @property {number} id
 * @property {string} words what was done, for people
 * @property {() => void | Promise<void>} undo
 * @property {(options: { keepalive?: boolean }) => void | Promise<void>} settle when it can no
 *   longer be undone: what cannot be taken back is only done then
 */

/** What was done within the last seconds. */
export class Deeds {
  /** @type {Map<Deed, ReturnType<typeof setTimeout>>} */
  #open = new Map();
  #last = 0;
  #changed;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @returns {Deed[]} the latest last */
  get open() {
    return [...this.#open.keys()];
  }

  /** @param {Omit<Deed, "id">} deed */
  add(deed) {
    const added = { ...deed, id: ++this.#last };
    this.#open.set(
      added,
      setTimeout(() => this.#settle(added, {}), UNDO_MS),
    );
    this.#changed();
    return added;
  }

  /** @param {Deed} deed */
  async undo(deed) {
    if (this.#take(deed)) {
      await deed.undo();
    }
  }

  /** Nobody is there any more to undo anything. @param {{ keepalive?: boolean }} options */
  settleAll(options) {
    for (const deed of this.open) {
      this.#settle(deed, options);
    }
  }

  /**
   * @param {Deed} deed
   * @param {{ keepalive?: boolean }} options
   */
  #settle(deed, options) {
    if (this.#take(deed)) {
      void deed.settle(options);
    }
  }

  /** @param {Deed} deed */
  #take(deed) {
    clearTimeout(this.#open.get(deed));
    const taken = this.#open.delete(deed);
    this.#changed();
    return taken;
  }
}
