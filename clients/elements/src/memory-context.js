import { css, html, nothing } from "lit";
import { MemoryElement } from "./base.js";
import { budgetOf, termsOf, wordsOf } from "./context/receipt.js";
import { number } from "./format.js";
import { styled } from "./styled.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { Receipt } from "./context/receipt.js"
 * @typedef {Schemas["ContextResponse"]} Context
 */

const FORMATS = /** @type {const} */ (["text", "markdown", "xml"]);
const MOST_TOKENS = 32_768;
/** How much of what was left out is listed at first. */
const FIRST = 8;

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

  static styles = [
    ...MemoryElement.styles,
    css`
      :host {
        --_s-frame: light-dark(#7b8190, #8b909b);
        --_s-profile: light-dark(#0b6b82, #7fd3e8);
        --_s-preferences: light-dark(#8a2f92, #e6a3ee);
        --_s-goals: light-dark(#b4530a, #ffb37a);
        --_s-facts: light-dark(#3150c8, #a4b6ff);
        --_s-episodes: light-dark(#1b7041, #86d9a6);
        --_s-free: var(--_raised);
        --_s-buffer: transparent;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 8.5rem 9rem auto;
        gap: 0.5rem 0.75rem;
        align-items: end;
        margin-block-end: 1rem;
      }
      form label {
        display: grid;
        gap: 0.25rem;
      }
      form :is(input, select) {
        font-weight: 400;
      }
      form button {
        min-block-size: 2.5rem;
      }
      .bar {
        display: flex;
        gap: 2px;
        block-size: 1.25rem;
        border-radius: var(--_small);
        overflow: hidden;
      }
      .bar span {
        min-inline-size: 3px;
        background: var(--_colour);
      }
      .bar .buffer,
      .key .buffer i {
        background: repeating-linear-gradient(-45deg, var(--_line) 0 2px, transparent 2px 6px);
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.125rem;
        margin-block-start: 0.75rem;
        font-size: 0.875em;
      }
      .key li {
        display: flex;
        align-items: center;
        gap: 0.4rem;
      }
      .key i {
        inline-size: 0.75rem;
        block-size: 0.75rem;
        border: 1px solid color-mix(in oklab, var(--_colour) 60%, var(--_line));
        border-radius: 3px;
        background: var(--_colour);
      }
      .key b,
      .amount {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .used {
        font-size: 1.5em;
        font-weight: 620;
        letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums;
      }
      pre {
        margin: 0;
        max-block-size: 26rem;
        overflow: auto;
        padding: 1rem;
        border-radius: var(--_small);
        background: var(--_raised);
        font-family: var(--_mono);
        font-size: 0.8125rem;
        line-height: 1.6;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .items > li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.125rem 1rem;
        padding-block: 0.75rem;
        border-block-start: 1px solid var(--_line);
      }
      .items > li:first-child {
        border-block-start: 0;
        padding-block-start: 0;
      }
      .items > li:last-child {
        padding-block-end: 0;
      }
      .words {
        overflow-wrap: anywhere;
      }
      .amount {
        text-align: end;
        font-size: 0.875em;
        white-space: nowrap;
      }
      .why {
        grid-column: 1 / -1;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.875rem;
        color: var(--_muted);
        font-size: 0.8125em;
        font-variant-numeric: tabular-nums;
      }
      .why .chip {
        font-size: 1em;
      }
      .why .dot::before {
        content: "";
        inline-size: 0.5rem;
        block-size: 0.5rem;
        border-radius: 50%;
        background: var(--_colour);
      }
      @media (max-width: 44rem) {
        form {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .question,
        form button {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

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
    return html`
      <div class="stack" aria-busy=${this.loading ? "true" : "false"}>
        ${this.#budget(context)} ${this.#rendered(context)} ${this.#included(context)}
        ${this.#omitted(context)}
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

  /** @param {Context} context */
  #included(context) {
    const words = wordsOf(context);
    const included = context.receipt?.included ?? [];
    return html`
      <section class="card" aria-labelledby="included">
        <div class="head">
          <h3 id="included">
            ${this.t("context.included")} <span class="muted">${number(included.length)}</span>
          </h3>
        </div>
        ${included.length === 0
          ? html`<p class="muted">${this.t("context.included.none")}</p>`
          : html`<ol class="items">
              ${included.map(
                (item) => html`
                  <li>
                    <span class="words">${words.get(item.id) ?? item.id}</span>
                    <span class="amount"
                      >${this.t("context.tokens", { count: number(item.tokens) })}</span
                    >
                    <div class="why">
                      ${this.#section(item.section)}
                      ${item.excerpt
                        ? html`<span class="chip warn">${this.t("context.excerpt")}</span>`
                        : nothing}
                      ${this.#score(item)}
                    </div>
                  </li>
                `,
              )}
            </ol>`}
      </section>
    `;
  }

  /** @param {Receipt["included"][number]["section"]} section */
  #section(section) {
    return html`<span class="chip dot" ${styled({ "--_colour": `var(--_s-${section})` })}
      >${this.t(`context.section.${section}`)}</span
    >`;
  }

  /** @param {Receipt["included"][number]} item */
  #score({ value, terms }) {
    const parts = termsOf(terms);
    return parts.length === 0
      ? nothing
      : html`<span>${this.t("context.value", { value: digits(value) })}</span> ${parts.map(
            ([term, part]) => html`<span>${term} ${digits(part)}</span>`,
          )}`;
  }

  /** @param {Context} context */
  #omitted({ receipt }) {
    const omitted = receipt?.omitted ?? [];
    if (receipt === undefined || omitted.length === 0) {
      return nothing;
    }
    return html`
      <section class="card" aria-labelledby="omitted">
        <div class="head">
          <h3 id="omitted">
            ${this.t("context.omitted")}
            <span class="muted">${number(omitted.length + receipt.omittedBeyond)}</span>
          </h3>
        </div>
        <ol class="items">
          ${(this.whole ? omitted : omitted.slice(0, FIRST)).map(
            ({ section, id, reason, value }) => html`
              <li>
                <span class="words">${this.omittedWords.get(id) ?? id}</span>
                <span></span>
                <div class="why">
                  ${this.#section(section)}
                  <span>${this.t(`context.reason.${reason}`)}</span>
                  <span>${this.t("context.value", { value: digits(value) })}</span>
                </div>
              </li>
            `,
          )}
        </ol>
        ${this.whole || omitted.length <= FIRST
          ? nothing
          : html`<p>
              <button type="button" class="quiet" @click=${() => (this.whole = true)}>
                ${this.t("context.omitted.all", { count: number(omitted.length) })}
              </button>
            </p>`}
        ${receipt.omittedBeyond === 0 || !this.whole
          ? nothing
          : html`<p class="muted small">
              ${this.t("context.beyond", { count: number(receipt.omittedBeyond) })}
            </p>`}
      </section>
    `;
  }
}

customElements.define("memory-context", MemoryContext);

/** Values span magnitudes. @param {number} value */
function digits(value) {
  const language = document.documentElement.lang || undefined;
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(value);
}
