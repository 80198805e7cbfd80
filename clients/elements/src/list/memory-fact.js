import { css, html, nothing } from "lit";
import { day, duration, moment, number, relative } from "../format.js";
import { icon } from "../icons.js";
import { MemoryItem } from "./item.js";
import { originsOf, strengthOf } from "./origins.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["Fact"]} Fact
 */

/**
 * `<memory-fact>`: one fact, why it is there, and what can be done with it.
 *
 * @fires fact-changed - `detail` has the fact as it was and as it is, and what was `done`
 * @fires item-forget - it shall be forgotten, with `detail.along` what came with it
 */
export class MemoryFact extends MemoryItem {
  static properties = { fact: { attribute: false }, history: { state: true } };

  static styles = [
    ...MemoryItem.styles,
    css`
      form {
        display: grid;
        gap: 0.5rem;
      }
      .bar {
        display: inline-block;
        vertical-align: middle;
        inline-size: 6rem;
        block-size: 0.375rem;
        margin-inline-end: 0.625rem;
        border-radius: 1rem;
        background: var(--_raised);
        overflow: hidden;
      }
      .bar::before {
        content: "";
        display: block;
        block-size: 100%;
        inline-size: var(--filled);
        border-radius: inherit;
        background: var(--_accent);
      }
      .history {
        display: grid;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
        padding-inline-start: 1rem;
        border-inline-start: 2px solid var(--_line);
      }
      .history .now {
        font-weight: 550;
      }
      .past {
        margin-block-start: 0.75rem;
      }
      .pinned .icon {
        margin-inline-start: -0.15em;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Fact | undefined} */
    this.fact = undefined;
    /** @type {Schemas["FactValidity"][] | undefined} */
    this.history = undefined;
  }

  /** @param {Map<PropertyKey, unknown>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    if (changes.has("fact")) {
      this.history = undefined;
    }
  }

  updated() {
    const { fact } = this;
    const bar = this.renderRoot.querySelector(/** @type {"span"} */ (".bar"));
    if (fact !== undefined) {
      bar?.style.setProperty("--filled", `${String(strengthOf(fact) * 10)}%`);
    }
  }

  get #id() {
    return { userId: this.person, factId: this.fact?.factId ?? "" };
  }

  /** @override */
  async along() {
    const answer = await this.api.getFactSameAssessment(this.#id, { signal: this.signal });
    return "facts" in answer ? answer : NOTHING_ALONG;
  }

  async #toggle() {
    this.open = !this.open;
  }

  async #showHistory() {
    await this.attempt(async () => {
      const { items } = await this.api.getFactHistory(this.#id, { signal: this.signal });
      this.history = items;
    });
  }

  #pin() {
    const pinned = !this.fact?.pinned;
    return this.#patch({ pinned }, pinned ? "pinned" : "unpinned");
  }

  /** @param {SubmitEvent} event */
  async #correct(event) {
    event.preventDefault();
    const text = this.renderRoot.querySelector("textarea")?.value.trim() ?? "";
    if (text !== "" && text !== this.fact?.text && !(await this.#patch({ text }, "corrected"))) {
      return;
    }
    await this.#stopEditing();
  }

  /**
   * @param {Schemas["FactPatch"]} body
   * @param {"pinned" | "unpinned" | "corrected"} done
   * @returns {Promise<boolean>}
   */
  async #patch(body, done) {
    const before = this.fact;
    this.problem = undefined;
    const now = await this.attempt(() =>
      this.api.patchFact({ ...this.#id, body }, { signal: this.signal }),
    );
    if (now === undefined) {
      return false;
    }
    if (!("factId" in now)) {
      this.refused(now.consent);
      return false;
    }
    this.fact = now;
    this.dispatchEvent(
      new CustomEvent("fact-changed", { detail: { before, now, done }, bubbles: true }),
    );
    return true;
  }

  async #startEditing() {
    this.editing = true;
    await this.updateComplete;
    const area = this.renderRoot.querySelector("textarea");
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }

  async #stopEditing() {
    this.editing = false;
    await this.updateComplete;
    this.renderRoot.querySelector(/** @type {"button"} */ ("button.edit"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.key === "Escape") {
      void this.#stopEditing();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      /** @type {HTMLElement} */ (event.currentTarget).closest("form")?.requestSubmit();
    }
  }

  /** @override */
  content() {
    const { fact } = this;
    if (fact === undefined) {
      return nothing;
    }
    return html`
      <div class="top">
        <div>
          ${this.editing ? this.#form(fact) : html`<p class="text">${fact.text}</p>`}
          ${this.editing ? nothing : this.#meta(fact)}
        </div>
        ${this.editing ? nothing : this.#actions(fact)}
      </div>
      ${this.open && !this.editing ? this.#details(fact) : nothing}
    `;
  }

  /** @param {Fact} fact */
  #form(fact) {
    return html`
      <form @submit=${this.#correct}>
        <textarea
          rows="3"
          maxlength="8000"
          required
          aria-label=${this.t("fact.text")}
          aria-describedby="hint"
          .value=${fact.text}
          @keydown=${this.#keys}
        ></textarea>
        <small class="muted" id="hint">${this.t("fact.text.hint")}</small>
        <div class="row">
          <button class="primary">${this.t("common.save")}</button>
          <button type="button" class="quiet" @click=${this.#stopEditing}>
            ${this.t("common.cancel")}
          </button>
        </div>
      </form>
    `;
  }

  /** @param {Fact} fact */
  #meta(fact) {
    return html`
      <p class="meta">
        ${fact.pinned
          ? html`<span class="chip accent pinned">${icon("pin")}${this.t("fact.pinned")}</span>`
          : nothing}
        <span class="chip">${this.t(`kind.${fact.kind}`)}</span>
        ${fact.skillId === undefined ? nothing : html`<span class="chip">${fact.skillId}</span>`}
        ${fact.tags.map((tag) => html`<span class="chip"># ${tag}</span>`)}
        <span title=${moment(fact.lastReinforcedAtMs)}
          >${this.t("fact.said", { when: relative(fact.lastReinforcedAtMs) })}</span
        >
      </p>
    `;
  }

  /** @param {Fact} fact */
  #actions(fact) {
    const pin = this.t(fact.pinned ? "fact.unpin" : "fact.pin");
    const label = (/** @type {"fact.why" | "fact.correct"} */ key) => this.t(key);
    return html`
      <div class="actions" role="group" aria-label=${fact.text}>
        <button
          type="button"
          class="quiet"
          aria-pressed=${fact.pinned ? "true" : "false"}
          aria-label=${pin}
          title=${pin}
          @click=${this.#pin}
        >
          ${icon("pin")}
        </button>
        <button
          type="button"
          class="quiet edit"
          aria-label=${label("fact.correct")}
          title=${label("fact.correct")}
          @click=${this.#startEditing}
        >
          ${icon("edit")}
        </button>
        ${this.forgetButton()}
        <button
          type="button"
          class="quiet"
          aria-expanded=${this.open ? "true" : "false"}
          aria-label=${label("fact.why")}
          title=${label("fact.why")}
          @click=${this.#toggle}
        >
          ${icon("chevron")}
        </button>
      </div>
    `;
  }

  /** @param {Fact} fact */
  #details(fact) {
    return html`
      <div class="more">
        <dl>
          <dt>${this.t("fact.source")}</dt>
          <dd>
            ${originsOf(fact).map(({ key, values }) => html`<div>${this.t(key, values)}</div>`)}
          </dd>
          <dt>${this.t("fact.since")}</dt>
          <dd>${moment(fact.createdAtMs)}</dd>
          ${fact.recordedAtMs === undefined || day(fact.recordedAtMs) === day(fact.createdAtMs)
            ? nothing
            : html`<dt>${this.t("fact.recorded")}</dt>
                <dd>${moment(fact.recordedAtMs)}</dd>`}
          <dt>${this.t("fact.reinforced")}</dt>
          <dd>${moment(fact.lastReinforcedAtMs)}</dd>
          <dt>${this.t("fact.strength")}</dt>
          <dd>
            <span class="bar" aria-hidden="true"></span>${this.t("fact.strength.value", {
              now: number(Math.round(strengthOf(fact) * 10) / 10),
            })}
          </dd>
          <dt>${this.t("fact.fades")}</dt>
          <dd>
            ${fact.pinned
              ? this.t("fact.fades.never")
              : this.t("fact.fades.by", { time: duration(fact.decayMs) })}
          </dd>
          <dt>${this.t("fact.expires")}</dt>
          <dd>
            ${fact.expiresAtMs === undefined
              ? this.t("fact.expires.never")
              : `${day(fact.expiresAtMs)} (${relative(fact.expiresAtMs)})`}
          </dd>
          ${fact.slot === undefined || fact.slot.includes(":") // ours, such as that of a level
            ? nothing
            : html`<dt>${this.t("fact.slot")}</dt>
                <dd>${fact.slot}</dd>`}
        </dl>
        <div class="past">
          ${this.history === undefined
            ? html`<button type="button" @click=${this.#showHistory}>
                ${icon("history")} ${this.t("fact.history")}
              </button>`
            : this.#past(this.history)}
        </div>
      </div>
    `;
  }

  /** @param {Schemas["FactValidity"][]} history */
  #past(history) {
    if (history.length < 2) {
      return html`<p class="muted">${this.t("fact.history.none")}</p>`;
    }
    return html`
      <h3>${this.t("fact.history")}</h3>
      <ol class="history">
        ${history.toReversed().map(
          ({ text, validFromMs, validToMs }) => html`
            <li class=${validToMs === undefined ? "now" : nothing}>
              ${text}
              <div class="small muted">
                ${moment(validFromMs)} –
                ${validToMs === undefined ? this.t("fact.history.now") : moment(validToMs)}
              </div>
            </li>
          `,
        )}
      </ol>
    `;
  }
}

/** @type {Schemas["SameAssessment"]} */
const NOTHING_ALONG = {
  assessments: 0,
  facts: 0,
  factIds: [],
  sharedFacts: 0,
  episodeIds: [],
  rollups: 0,
  xp: 0,
};

customElements.define("memory-fact", MemoryFact);
