import { html, nothing } from "lit";
import { number } from "../format.js";
import { styled } from "../styled.js";
import { termsOf, wordsOf } from "./receipt.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { MemoryElement } from "../base.js"
 * @import { Receipt } from "./receipt.js"
 * @typedef {Schemas["ContextResponse"]} Context
 * @typedef {MemoryElement["t"]} Translate
 */

/** How much of what was left out is listed at first. */
const FIRST = 8;

/**
 * What is in, and why.
 *
 * @param {Context} context
 * @param {Translate} t
 */
export function included(context, t) {
  const words = wordsOf(context);
  const items = context.receipt?.included ?? [];
  return html`
    <section class="card" aria-labelledby="included">
      <div class="head">
        <h3 id="included">
          ${t("context.included")} <span class="muted">${number(items.length)}</span>
        </h3>
      </div>
      ${items.length === 0
        ? html`<p class="muted">${t("context.included.none")}</p>`
        : html`<ol class="items">
            ${items.map(
              (item) => html`
                <li>
                  <span class="words">${words.get(item.id) ?? item.id}</span>
                  <span class="amount">${t("context.tokens", { count: number(item.tokens) })}</span>
                  <div class="why">
                    ${chip(item.section, t)}
                    ${item.excerpt
                      ? html`<span class="chip warn">${t("context.excerpt")}</span>`
                      : nothing}
                    ${score(item, t)}
                  </div>
                </li>
              `,
            )}
          </ol>`}
    </section>
  `;
}

/** @param {Receipt["included"][number]["section"]} section @param {Translate} t */
function chip(section, t) {
  return html`<span class="chip dot" ${styled({ "--_colour": `var(--_s-${section})` })}
    >${t(`context.section.${section}`)}</span
  >`;
}

/** @param {Receipt["included"][number]} item @param {Translate} t */
function score({ value, terms }, t) {
  const parts = termsOf(terms);
  return parts.length === 0
    ? nothing
    : html`<span>${t("context.value", { value: digits(value) })}</span> ${parts.map(
          ([term, part]) => html`<span>${term} ${digits(part)}</span>`,
        )}`;
}

/**
 * What was left out, and why.
 *
 * @param {Context} context
 * @param {object} options
 * @param {ReadonlyMap<string, string>} options.words what items say, by id, as far as it is known
 * @param {boolean} options.whole whether all are listed
 * @param {() => void} options.all asks for all
 * @param {Translate} t
 */
export function omitted({ receipt }, { words, whole, all }, t) {
  const items = receipt?.omitted ?? [];
  if (receipt === undefined || items.length === 0) {
    return nothing;
  }
  return html`
    <section class="card" aria-labelledby="omitted">
      <div class="head">
        <h3 id="omitted">
          ${t("context.omitted")}
          <span class="muted">${number(items.length + receipt.omittedBeyond)}</span>
        </h3>
      </div>
      <ol class="items">
        ${(whole ? items : items.slice(0, FIRST)).map(
          ({ section, id, reason, value }) => html`
            <li>
              <span class="words">${words.get(id) ?? id}</span>
              <span></span>
              <div class="why">
                ${chip(section, t)}
                <span>${t(`context.reason.${reason}`)}</span>
                <span>${t("context.value", { value: digits(value) })}</span>
              </div>
            </li>
          `,
        )}
      </ol>
      ${whole || items.length <= FIRST
        ? nothing
        : html`<p>
            <button type="button" class="quiet" @click=${all}>
              ${t("context.omitted.all", { count: number(items.length) })}
            </button>
          </p>`}
      ${receipt.omittedBeyond === 0 || !whole
        ? nothing
        : html`<p class="muted small">
            ${t("context.beyond", { count: number(receipt.omittedBeyond) })}
          </p>`}
    </section>
  `;
}

/** Values span magnitudes. @param {number} value */
function digits(value) {
  const language = document.documentElement.lang || undefined;
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(value);
}
