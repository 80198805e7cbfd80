import { html, nothing } from "lit";
import { MemoryElement } from "./base.js";
import { included, omitted } from "./context/items.js";
import { budgetOf } from "./context/receipt.js";
import { contextStyle } from "./context/style.js";
import { number } from "./format.js";
import { styled } from "./styled.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { Receipt } from "./context/receipt.js"
 * @typedef {Schemas["ContextResponse"]} Context
 */

const FORMATS = /** @type {const} */ (["text", "markdown", "xml"]);
const MOST_TOKENS = 32_768;

const QUICK = [256, 1024, 4096];

/** How much of the memory is looked through for the words of what was left out. */
const LOOKED_THROUGH = 1_000;

/**
 * `<memory-context>`: what a chat would get before its prompt, for a question and a limit: the text,
 * where the tokens went, why each item is in, and what was left out. Trying changes nothing.
 */
export class MemoryContext extends MemoryElement {
  static properties = {
    question: {},
    limit: { type: Number },
    format: {},
    context: { state: true },
    omittedWords: { state: true },
    copied: { state: true },
    whole: { state: true },
  };

  static styles = [...MemoryElement.styles, contextStyle];

  constructor() {
    super();
    /** What the person just asked; without it, what is recent and strong leads. */
    this.question = "";
    /** The budget in tokens, from 1 to 32,768. */
    this.limit = 1024;
    /** @type {typeof FORMATS[number]} */
    this.format = "text";
    /** @type {Context | undefined} */
    this.context = undefined;
    /** @type {ReadonlyMap<string, string>} What left-out items say, as far as it was found. */
    this.omittedWords = new Map();
    this.copied = false;
    /** Whether all that was left out is listed. */
    this.whole = false;
  }

  /** @override */
  reset() {
    this.context = undefined;
    this.omittedWords = new Map();
  }

  /** @override @param {AbortSignal} signal */
  async load(signal) {
    const question = this.question.trim();
    const context = await this.api.previewQueryContext(
      {
        userId: this.person,
        body: {
          limitTokens: this.limit,
          format: this.format,
          ...(question !== "" && { query: question }),
        },
      },
      { signal },
    );
    this.context = context;
    this.copied = false;
    this.say(this.#used(context));
    if (context.receipt !== undefined) {
      await this.#findOmitted(context.receipt, signal);
    }
  }

  /**
   * The receipt names what was left out by its id.
   *
   * @param {Receipt} receipt
   * @param {AbortSignal} signal
   */
  async #findOmitted({ omitted }, signal) {
    const wanted = new Set(omitted.map(({ id }) => id));
    /** @type {Map<string, string>} */
    const words = new Map();
    const page = { userId: this.person, limit: 200 };
    let seen = 0;
    for await (const { factId, text } of this.api.items("listFacts", page, { signal })) {
      if (wanted.delete(factId)) {
        words.set(factId, text);
      }
      if (wanted.size === 0 || ++seen === LOOKED_THROUGH) {
        break;
      }
    }
    if (omitted.some(({ section }) => section === "episodes")) {
      const { items } = await this.api.listEpisodes(page, { signal });
      for (const { episodeId, summary } of items) {
        words.set(episodeId, summary);
      }
    }
    this.omittedWords = words;
  }

  /** @param {SubmitEvent & { target: HTMLFormElement }} event */
  #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    this.question = String(given.get("question"));
    this.limit = Number(given.get("limit"));
    this.format = FORMATS.find((format) => format === given.get("format")) ?? "text";
    void this.reload();
  }

  async #copy() {
    await navigator.clipboard.writeText(this.context?.rendered ?? "");
    this.copied = true;
    this.say(this.t("context.copied"));
  }

  /** @param {Context} context */
  #used({ tokensEstimated, limitTokens }) {
    const values = { used: number(tokensEstimated), limit: number(limitTokens) };
    return this.t("context.used", values);
  }

  /** @override */
  content() {
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <div>
            <h2 id="title">${this.t("context.title")}</h2>
            <p class="muted">${this.t("context.lead")}</p>
          </div>
        </div>
        ${this.#form()}
        ${this.context === undefined
          ? this.loading
            ? html`<p class="muted">${this.t("common.loading")}</p>`
            : nothing
          : this.#answer(this.context)}
      </section>
    `;
  }

  #form() {
    return html`
      <form class="card" @submit=${this.#submit}>
        <label class="question">
          ${this.t("context.question")}
          <input
            name="question"
            type="search"
            maxlength="4000"
            autocomplete="off"
            placeholder=${this.t("context.question.hint")}
            .value=${this.question}
          />
        </label>
        <label>
          ${this.t("context.limit")}
          <input
            name="limit"
            type="number"
            min="1"
            max=${MOST_TOKENS}
            required
            list="limits"
            .value=${String(this.limit)}
          />
        </label>
        <datalist id="limits">
          ${QUICK.map((tokens) => html`<option value=${tokens}></option>`)}
        </datalist>
        <label>
          ${this.t("context.format")}
          <select name="format">
            ${FORMATS.map(
              (format) =>
                html`<option value=${format} ?selected=${format === this.format}>
                  ${this.t(`context.format.${format}`)}
                </option>`,
            )}
          </select>
        </label>
        <button class="primary" ?disabled=${this.loading}>${this.t("context.show")}</button>
      </form>
    `;
  }

  /** @param {Context} context */
  #answer(context) {
    if (context.reason !== undefined) {
      return html`<div class="empty">
        <h3>${this.t("list.denied.title")}</h3>
        <p>${this.t("list.denied.lead", { consent: "memory" })}</p>
      </div>`;
    }
    const t = this.t.bind(this);
    const options = {
      words: this.omittedWords,
      whole: this.whole,
      all: () => (this.whole = true),
    };
    return html`
      <div class="stack" aria-busy=${this.loading ? "true" : "false"}>
        ${this.#budget(context)} ${this.#rendered(context)} ${included(context, t)}
        ${omitted(context, options, t)}
      </div>
    `;
  }

  /** @param {Context} context */
  #budget(context) {
    const parts = budgetOf(context);
    return html`
      <section class="card" aria-labelledby="budget">
        <div class="head">
          <div>
            <h3 id="budget">${this.t("context.budget")}</h3>
            <p class="used">${this.#used(context)}</p>
          </div>
          <span class="chip">${this.t(`context.source.${context.ctx_source}`)}</span>
        </div>
        <div class="bar" aria-hidden="true">
          ${parts.map(
            ({ name, tokens }) =>
              html`<span
                class=${name}
                ${styled({ "flex-grow": String(tokens), "--_colour": `var(--_s-${name})` })}
              ></span>`,
          )}
        </div>
        <ul class="key">
          ${parts.map(
            ({ name, tokens }) => html`
              <li class=${name} ${styled({ "--_colour": `var(--_s-${name})` })}>
                <i></i> ${this.t(`context.section.${name}`)} <b>${number(tokens)}</b>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  /** @param {Context} context */
  #rendered({ rendered }) {
    return html`
      <section class="card" aria-labelledby="rendered">
        <div class="head">
          <h3 id="rendered">${this.t("context.rendered")}</h3>
          <button type="button" ?disabled=${rendered === ""} @click=${this.#copy}>
            ${this.t(this.copied ? "context.copied" : "context.copy")}
          </button>
        </div>
        ${rendered === ""
          ? html`<p class="muted">${this.t("context.rendered.none")}</p>`
          : html`<pre tabindex="0" role="group" aria-labelledby="rendered">${rendered}</pre>`}
      </section>
    `;
  }
}

customElements.define("memory-context", MemoryContext);
