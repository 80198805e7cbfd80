import { css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";

/** @import { MemoryElement } from "./base.js" */

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

/** @param {MemoryElement} host @param {Deeds} deeds */
export function deedBar(host, deeds) {
  return html`
    <div class="deeds" role="region" aria-label=${host.t("undo.label")}>
      ${repeat(
        deeds.open,
        ({ id }) => id,
        (deed) => html`
          <div class="deed">
            <span>${deed.words}</span>
            <button type="button" data-deed=${deed.id} @click=${() => deeds.undo(deed)}>
              ${host.t("common.undo")}
            </button>
          </div>
        `,
      )}
    </div>
  `;
}

/** Puts the keyboard where it can be undone. @param {MemoryElement} host @param {Deed} deed */
export async function focusDeed(host, deed) {
  await host.updateComplete;
  const button = host.renderRoot.querySelector(`[data-deed="${String(deed.id)}"]`);
  /** @type {HTMLElement | null} */ (button)?.focus();
}

export const deedStyle = css`
  .deeds {
    position: sticky;
    inset-block-end: 1rem;
    z-index: 1;
    display: grid;
    gap: 0.5rem;
    justify-items: center;
    margin-block-start: 1rem;
    pointer-events: none;
  }
  .deed {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    max-inline-size: min(100%, 34rem);
    padding: 0.375rem 0.375rem 0.375rem 1rem;
    border-radius: var(--_small);
    background: light-dark(#24262a, #e9e9eb);
    color: light-dark(#f4f4f5, #1c1d1f);
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.22);
    pointer-events: auto;
  }
  .deed span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 0.9375em;
  }
  .deed button {
    border-color: transparent;
    background: light-dark(#3a3d43, #d4d5d9);
    color: inherit;
  }
  .deed button:hover {
    background: light-dark(#4a4e55, #c3c5ca);
  }
  .deed button:focus-visible {
    outline-color: light-dark(#a4b6ff, #3150c8);
  }
`;
