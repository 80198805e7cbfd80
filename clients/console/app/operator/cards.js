import "@user-memory/elements/chart.js";
import { number } from "@user-memory/elements/format.js";
import { numbersTable } from "@user-memory/elements/table.js";
import { html, nothing } from "lit";
import { t } from "../texts.js";
import { clock, percent, perSecond } from "./format.js";
import { BUDGET, CONTEXTS, ERASED, PURGED, WRITES } from "./names.js";
import { buckets } from "./scrape.js";

/** @import { History } from "./history.js" */
/** @import { Scrape } from "./scrape.js" */

/** Nothing was stored, or not yet. */
const NOT_WRITTEN = /^(denied|refused|failed|duplicate)$/;
const WRITTEN = /^(created|reinforced|superseded|updated|deleted|parked|queued)$/;

/** At least so many seconds are drawn, from the first reading on. */
const SPAN_MS = 120_000;

/** @param {History} history */
export function writes(history) {
  return rates(history, "writes", t("operator.writes"), [
    { label: t("operator.stored"), name: WRITES, where: { outcome: WRITTEN } },
    { label: t("operator.notStored"), name: WRITES, where: { outcome: NOT_WRITTEN } },
  ]);
}

/** @param {History} history */
export function contexts(history) {
  const name = `${CONTEXTS}_count`;
  return rates(history, "contexts", t("operator.contexts"), [
    { label: t("operator.fromStore"), name, where: { ctx_source: /^(embedded|convex)$/ } },
    { label: t("operator.degraded"), name, where: { ctx_source: /^(cache|client|none)$/ } },
  ]);
}

/**
 * @param {History} history
 * @param {string} id
 * @param {string} title
 * @param {{ label: string, name: string, where: Record<string, RegExp> }[]} lines
 */
function rates(history, id, title, lines) {
  const series = lines.map(({ label, name, where }, index) => ({
    label,
    points: history.rates(name, where),
    colour: `--_series-${index + 1}`,
  }));
  const now = history.latest?.atMs ?? 0;
  const first = series[0]?.points[0]?.x ?? now;
  const most = Math.max(1, ...series.flatMap(({ points }) => points.map(({ y }) => y)));
  return html`
    <section class="card" aria-labelledby=${id}>
      <div class="head">
        <h2 id=${id}>${title}</h2>
        <ul class="key">
          ${series.map(({ label }) => html`<li>${label}</li>`)}
        </ul>
      </div>
      <memory-chart
        .label=${title}
        .data=${{
          type: "line",
          series,
          from: Math.min(first, now - SPAN_MS),
          to: now,
          most: Math.ceil(most),
          label: clock,
        }}
      ></memory-chart>
      ${numbersTable(
        t("operator.table"),
        title,
        [t("operator.time"), ...series.map(({ label }) => label)],
        (series[0]?.points ?? [])
          .map(({ x }, index) => [
            clock(x),
            ...series.map(({ points }) => perSecond(points[index]?.y)),
          ])
          .reverse(),
      )}
    </section>
  `;
}

/** @param {Scrape} now */
export function budget(now) {
  const counted = buckets(undefined, now, BUDGET).filter(({ upTo }) => upTo !== Infinity);
  const title = t("operator.budget");
  const overruns = now.sum("usermemory_context_budget_overruns_total");
  return html`
    <section class="card" aria-labelledby="budget">
      <div class="head">
        <h2 id="budget">${title}</h2>
        ${overruns === undefined
          ? nothing
          : html`<span class="chip ${overruns > 0 ? "warn" : "good"}"
              >${t("operator.overruns", { count: number(overruns) })}</span
            >`}
      </div>
      ${counted.every(({ count }) => count === 0)
        ? html`<p class="muted">${t("operator.budget.none")}</p>`
        : html`
            <memory-chart
              .label=${title}
              .data=${{
                type: "bar",
                labels: counted.map(({ upTo }) => percent(upTo / 100)),
                values: counted.map(({ count }) => count),
                colour: "--_accent",
                unit: t("operator.contexts"),
              }}
            ></memory-chart>
            ${numbersTable(
              t("operator.table"),
              title,
              [t("operator.budget.upTo"), t("operator.contexts")],
              counted.map(({ upTo, count }) => [percent(upTo / 100), number(count)]),
            )}
          `}
    </section>
  `;
}

/** @param {Scrape} now */
export function purges(now) {
  const rows = [...now.by(PURGED, "table")]
    .map(([table, count]) => ({
      table,
      expired: count,
      erased: now.by(ERASED, "table").get(table) ?? 0,
    }))
    .filter(({ expired, erased }) => expired + erased > 0);
  return html`
    <section class="card" aria-labelledby="purges">
      <div class="head"><h2 id="purges">${t("operator.purges")}</h2></div>
      ${rows.length === 0
        ? html`<p class="muted">${t("operator.purges.none")}</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="purges">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t("operator.purges.table")}</th>
                  <th scope="col">${t("operator.purges.expired")}</th>
                  <th scope="col">${t("operator.purges.erased")}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  ({ table, expired, erased }) => html`
                    <tr>
                      <th scope="row" class="mono">${table}</th>
                      <td>${number(expired)}</td>
                      <td>${number(erased)}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          </div>`}
    </section>
  `;
}
