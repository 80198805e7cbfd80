import { css, html, nothing } from "lit";
import { MemoryElement } from "../base.js";
import { number } from "../format.js";
import { icon } from "../icons.js";

/**
 * @import { PropertyDeclarations } from "lit"
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["SameAssessment"]} SameAssessment
 */

/** One item of the list, of which people can have more forgotten than itself. */
export class MemoryItem extends MemoryElement {
  /** @type {PropertyDeclarations} */
  static properties = {
    open: { state: true },
    same: { state: true },
    editing: { type: Boolean, reflect: true },
  };

  static styles = [
    ...MemoryElement.styles,
    css`
      article {
        padding: 0.875rem clamp(0.875rem, 3vw, 1.25rem);
      }
      .top {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.25rem 1rem;
        align-items: start;
      }
      .text {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .meta {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.5rem;
        margin-block-start: 0.375rem;
        color: var(--_muted);
        font-size: 0.8125em;
      }
      .meta .chip {
        font-size: 1em;
      }
      .actions {
        display: flex;
        margin-inline-end: -0.5rem;
      }
      .actions button {
        inline-size: 2.25rem;
        padding: 0;
      }
      .actions button[aria-pressed="true"],
      .actions button[aria-expanded="true"] {
        color: var(--_accent);
      }
      .actions button[aria-expanded="true"] .icon {
        transform: rotate(180deg);
      }
      .more {
        margin-block-start: 0.875rem;
        padding-block-start: 0.875rem;
        border-block-start: 1px solid var(--_line);
        font-size: 0.9375em;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.3125rem 1.25rem;
      }
      dt {
        color: var(--_muted);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .same {
        display: grid;
        gap: 0.75rem;
        margin-block-start: 0.875rem;
        padding: 0.875rem 1rem;
        border-radius: var(--_small);
        background: var(--_raised);
      }
      @media (max-width: 34rem) {
        .top {
          grid-template-columns: minmax(0, 1fr);
        }
        .actions {
          margin-inline-start: -0.5rem;
        }
        .actions button {
          inline-size: 2.75rem;
          min-block-size: 2.5rem;
        }
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        dd {
          margin-block-end: 0.5rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.editing = false;
    /** @type {SameAssessment | undefined} What else could be forgotten, once it is asked. */
    this.same = undefined;
  }

  /** What else came from the same assessment. @protected @returns {Promise<SameAssessment>} */
  along() {
    throw new Error("an item says what came along");
  }

  /** @protected */
  async startForgetting() {
    const same = await this.attempt(() => this.along());
    if (same === undefined) {
      return;
    }
    if (same.facts + same.rollups + same.xp + same.episodeIds.length === 0) {
      this.#forget(undefined);
      return;
    }
    this.same = same;
    await this.updateComplete;
    this.renderRoot.querySelector(/** @type {"button"} */ (".same button"))?.focus();
  }

  /** @param {SameAssessment | undefined} along what is forgotten with it */
  #forget(along) {
    this.same = undefined;
    this.dispatchEvent(new CustomEvent("item-forget", { detail: { along }, bubbles: true }));
  }

  async #keep() {
    this.same = undefined;
    await this.updateComplete;
    this.focusForget();
  }

  /** After an undo, where one was. */
  focusForget() {
    this.renderRoot.querySelector(/** @type {"button"} */ ("button.harmful"))?.focus();
  }

  /** The list says what is done: an item has no live region of its own. */
  render() {
    return html`
      <article>
        ${this.isReady ? this.content() : nothing}
        ${this.same === undefined ? nothing : this.#choice(this.same)}
        ${this.problem === undefined ? nothing : this.complaint(this.problem)}
      </article>
    `;
  }

  /** @param {SameAssessment} same */
  #choice({ facts, episodeIds, rollups, xp, ...same }) {
    const parts = [
      facts > 0 && this.t("fact.same.facts", { count: number(facts) }),
      episodeIds.length > 0 && this.t("fact.same.episodes", { count: number(episodeIds.length) }),
      rollups > 0 && this.t("fact.same.rollups", { count: number(rollups) }),
      xp > 0 && this.t("fact.same.xp", { count: number(xp) }),
    ].filter(Boolean);
    return html`
      <div class="same" role="group" aria-labelledby="same">
        <div>
          <h3 id="same">${this.t("fact.same.title")}</h3>
          <p class="muted">${parts.join(" · ")}</p>
        </div>
        <div class="row">
          <button type="button" class="primary" @click=${() => this.#forget(undefined)}>
            ${this.t("fact.same.only")}
          </button>
          <button
            type="button"
            class="danger"
            @click=${() => this.#forget({ facts, episodeIds, rollups, xp, ...same })}
          >
            ${this.t("fact.same.all")}
          </button>
          <button type="button" class="quiet" @click=${this.#keep}>
            ${this.t("common.cancel")}
          </button>
        </div>
      </div>
    `;
  }

  /** @protected */
  forgetButton() {
    const label = this.t("fact.forget");
    return html`<button
      type="button"
      class="quiet harmful"
      aria-label=${label}
      title=${label}
      @click=${this.startForgetting}
    >
      ${icon("forget")}
    </button>`;
  }
}
