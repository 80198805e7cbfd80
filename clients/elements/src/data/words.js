import { html, nothing } from "lit";
import { number } from "../format.js";
import { english } from "../strings.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { MemoryElement } from "../base.js"
 * @import { StringKey } from "../strings.js"
 * @typedef {Schemas["ErasureState"]} Erasure
 * @typedef {Schemas["ImportReport"]} Report
 * @typedef {MemoryElement["t"]} Translate
 */

/**
 * How much there is of what.
 *
 * @param {Readonly<Record<string, number>>} tables
 * @param {Translate} t
 */
export function counts(tables, t) {
  return html`<dl class="counts">
    ${Object.entries(tables)
      .filter(([, count]) => count > 0)
      .map(
        ([table, count]) =>
          html`<div>
            <dt>${tableName(table, t)}</dt>
            <dd>${number(count)}</dd>
          </div>`,
      )}
  </dl>`;
}

/** @param {string} table @param {Translate} t */
function tableName(table, t) {
  const key = `data.table.${table}`;
  return key in english ? t(/** @type {StringKey} */ (key)) : table;
}

/** @param {Report} report @param {Translate} t */
export function reported({ created, updated, unchanged, failed }, t) {
  return t("data.imported", {
    created: number(created),
    updated: number(updated),
    unchanged: number(unchanged),
    failed: number(failed),
  });
}

/**
 * What became of an import.
 *
 * @param {Report} report
 * @param {boolean} running whether more is to come
 * @param {Translate} t
 */
export function importReport(report, running, t) {
  return html`<div class="report">
    <p>${reported(report, t)}</p>
    ${running || report.complete
      ? nothing
      : html`<p class="chip warn">${t("data.import.incomplete")}</p>`}
    ${report.errors.length === 0
      ? nothing
      : html`<ul tabindex="0" aria-label=${t("data.import.errors")}>
          ${report.errors.map(
            ({ line, message }) => html`<li>${t("data.import.error", { line, message })}</li>`,
          )}
        </ul>`}
  </div>`;
}

/** @param {Erasure} erased @param {Translate} t */
export function outcome({ state, total }, t) {
  return t(state === "done" ? "data.erased" : "data.erase.stopped", {
    count: number(total),
  });
}

/**
 * What may be left where nobody reads it.
 *
 * @param {Erasure} erased
 * @param {Translate} t
 */
export function residueOf({ state, residue }, t) {
  return state === "done" && residue !== "none"
    ? html`<p class="small muted">${t(`data.residue.${residue}`)}</p>`
    : nothing;
}
