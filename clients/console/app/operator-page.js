import { MemoryElement } from "@user-memory/elements/base.js";
import "@user-memory/elements/chart.js";
import { number, relative } from "@user-memory/elements/format.js";
import { numbersTable, tableStyle } from "@user-memory/elements/table.js";
import { css, html, nothing } from "lit";
import { History, PERIOD_MS } from "./operator/history.js";
import { buckets, quantile } from "./operator/scrape.js";
import { pageStyle } from "./page-style.js";
import { t } from "./texts.js";

/** @import { Scrape } from "./operator/scrape.js" */
/** @typedef {"good" | "warn" | "bad" | ""} Mood */

const WRITES = "usermemory_writes_total";
const CONTEXTS = "usermemory_context_seconds";
const BUDGET = "usermemory_context_budget_utilisation_ratio";
const PURGED = "usermemory_ttl_purged_documents_total";
const ERASED = "usermemory_erased_documents_total";

/** Nothing was stored, or not yet. */
const NOT_WRITTEN = /^(denied|refused|failed|duplicate)$/;
const WRITTEN = /^(created|reinforced|superseded|updated|deleted|parked|queued)$/;

/** At least so many seconds are drawn, from the first reading on. */
const SPAN_MS = 120_000;

/** How the service is, from its own metrics, read again and again while somebody looks. */
class OperatorPage extends MemoryElement {
  static properties = {
    readings: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    pageStyle,
    tableStyle,
    css`
      :host {
        --_series-1: light-dark(#3150c8, #a4b6ff);
        --_series-2: light-dark(#b4530a, #ffb37a);
        --_series-3: light-dark(#1b7041, #86d9a6);
      }
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
        gap: 0.75rem;
        margin-block-end: 1rem;
      }
      .tile {
        display: grid;
        gap: 0.125rem;
        align-content: start;
        padding: 0.875rem 1.125rem;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
      }
      .tile dt {
        color: var(--_muted);
        font-size: 0.875em;
      }
      .tile .value {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 1.375em;
        font-weight: 620;
        letter-spacing: -0.015em;
        line-height: 1.3;
        font-variant-numeric: tabular-nums;
      }
      .tile .value::before {
        content: "";
        flex: none;
        inline-size: 0.625rem;
        block-size: 0.625rem;
        border-radius: 50%;
        background: var(--_mood);
      }
      .tile .value.plain::before {
        content: none;
      }
      .good {
        --_mood: var(--_good);
      }
      .warn {
        --_mood: var(--_warn);
      }
      .bad {
        --_mood: var(--_danger);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 1rem;
      }
      memory-chart {
        block-size: 12rem;
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        font-size: 0.8125em;
        color: var(--_muted);
      }
      .key li {
        display: flex;
        align-items: center;
        gap: 0.4rem;
      }
      .key li::before {
        content: "";
        inline-size: 0.875rem;
        block-size: 3px;
        border-radius: 2px;
        background: var(--_series-1);
      }
      .key li:nth-child(2)::before {
        background: var(--_series-2);
      }
      .key li:nth-child(3)::before {
        background: var(--_series-3);
      }
      .card h2 {
        font-size: 1.0625em;
      }
      .scroll {
        font-size: 0.875em;
      }
      .card > .head {
        align-items: center;
        margin-block-end: 0.75rem;
      }
      @media (max-width: 44rem) {
        .pair {
          grid-template-columns: minmax(0, 1fr);
        }
        .tiles {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  #history = new History();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;

  constructor() {
    super();
    /** How many there were. */
    this.readings = 0;
  }

  get needsPerson() {
    return false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#seen);
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#seen);
    clearTimeout(this.#next);
    super.disconnectedCallback();
  }

  #seen = () => {
    if (!document.hidden) {
      void this.reload();
    }
  };

  /** @param {AbortSignal} signal */
  async load(signal) {
    clearTimeout(this.#next);
    await this.#history.read(this.api, signal);
    this.readings++;
    this.#next = setTimeout(() => {
      if (!document.hidden) {
        void this.reload();
      }
    }, PERIOD_MS);
  }

  content() {
    const { latest } = this.#history;
    return html`
      <div class="title">
        <h1>${t("nav.operator")}</h1>
        <p class="muted">${t("operator.lead", { seconds: PERIOD_MS / 1_000 })}</p>
      </div>
      ${latest === undefined
        ? this.loading
          ? html`<p class="muted">${this.t("common.loading")}</p>`
          : nothing
        : html`
            <dl class="tiles">${this.#tiles(latest)}</dl>
            <div class="stack">
              <div class="pair">${this.#writes()} ${this.#contexts()}</div>
              <div class="pair">${this.#budget(latest)} ${this.#purges(latest)}</div>
            </div>
          `}
    `;
  }

  /** @param {Scrape} now */
  #tiles(now) {
    return [
      this.#store(now),
      ...this.#convex(now),
      this.#rateTile("operator.writes", WRITES),
      this.#rateTile("operator.contexts", `${CONTEXTS}_count`),
      this.#speed(now),
      this.#failures(),
      this.#sweep(now),
      this.#waiting(now),
      this.#erasures(now),
    ];
  }

  /**
   * @param {string} title
   * @param {string} value
   * @param {string} [more]
   * @param {Mood} [mood]
   */
  #tile(title, value, more = "", mood = "") {
    return html`<div class="tile">
      <dt>${title}</dt>
      <dd class="value ${mood || "plain"}">${value}</dd>
      ${more === "" ? nothing : html`<dd class="small muted">${more}</dd>`}
    </div>`;
  }

  /** @param {Scrape} now */
  #store(now) {
    const kind = now.samples("usermemory_build_info")[0]?.labels.store;
    const state = now.state("usermemory_store_state", "state");
    const bytes = now.sum("usermemory_database_bytes");
    return this.#tile(
      t("operator.store"),
      state === undefined
        ? (kind ?? t("operator.unknown"))
        : state === "ok"
          ? t("operator.store.ok")
          : state,
      [kind, bytes === undefined || bytes === 0 ? undefined : size(bytes)]
        .filter(Boolean)
        .join(" · "),
      state === undefined ? "" : state === "ok" ? "good" : "bad",
    );
  }

  /** Only where there is one. @param {Scrape} now */
  #convex(now) {
    const kinds = [...now.by("usermemory_convex_breaker_state", "kind").keys()];
    const inUse = now.samples("usermemory_build_info", { store: "convex" }).length > 0;
    return inUse
      ? kinds.map((kind) => {
          const state = now.state("usermemory_convex_breaker_state", "state", { kind });
          const mood = state === "closed" ? "good" : state === "open" ? "bad" : "warn";
          const rate = this.#history.rateNow("usermemory_convex_retries_total");
          return this.#tile(
            t("operator.breaker", { kind }),
            state ?? t("operator.unknown"),
            t("operator.retries", { rate: perSecond(rate) }),
            mood,
          );
        })
      : [];
  }

  /**
   * @param {"operator.writes" | "operator.contexts"} key
   * @param {string} metric
   */
  #rateTile(key, metric) {
    const total = this.#history.latest?.sum(metric);
    return this.#tile(
      t(key),
      perSecond(this.#history.rateNow(metric)),
      total === undefined ? "" : t("operator.since", { count: number(total) }),
    );
  }

  /** @param {Scrape} now */
  #speed(now) {
    const { earliest } = this.#history;
    const lately = quantile(0.95, buckets(earliest, now, CONTEXTS));
    const seconds = lately ?? quantile(0.95, buckets(undefined, now, CONTEXTS));
    return this.#tile(
      t("operator.speed"),
      seconds === undefined ? "–" : t("operator.ms", { ms: number(Math.ceil(seconds * 1_000)) }),
      t(lately === undefined ? "operator.speed.ever" : "operator.speed.lately"),
    );
  }

  #failures() {
    const requests = "usermemory_http_request_seconds_count";
    const failed = this.#history.rateNow(requests, { status: /^5/ });
    return this.#tile(
      t("operator.failures"),
      perSecond(failed),
      t("operator.requests", { rate: perSecond(this.#history.rateNow(requests)) }),
      failed === undefined ? "" : failed > 0 ? "bad" : "good",
    );
  }

  /** @param {Scrape} now */
  #sweep(now) {
    const last = now.sum("usermemory_sweep_last_success_timestamp_seconds");
    const held = now.sum("usermemory_sweep_held") === 1;
    const late =
      now.atMs / 1_000 - (last ?? 0) >
      3 * (now.sum("usermemory_sweep_interval_seconds") ?? Infinity);
    return this.#tile(
      t("operator.sweep"),
      last === undefined || last === 0 ? t("operator.never") : relative(last * 1_000, now.atMs),
      held ? t("operator.sweep.held") : "",
      last === undefined ? "" : held ? "bad" : late && last > 0 ? "warn" : last === 0 ? "" : "good",
    );
  }

  /** @param {Scrape} now */
  #waiting(now) {
    const parked = now.sum("usermemory_parked_entries") ?? 0;
    const queued = now.sum("usermemory_outbox_entries", { state: "waiting" }) ?? 0;
    const aside = now.sum("usermemory_outbox_entries", { state: "set_aside" }) ?? 0;
    return this.#tile(
      t("operator.waiting"),
      number(queued + parked),
      t("operator.waiting.of", {
        queued: number(queued),
        parked: number(parked),
        aside: number(aside),
      }),
      aside > 0 ? "bad" : "",
    );
  }

  /** @param {Scrape} now */
  #erasures(now) {
    const pending = now.sum("usermemory_scrub_pending") ?? 0;
    return this.#tile(
      t("operator.erasures"),
      number(now.sum("usermemory_erasures_total") ?? 0),
      pending > 0
        ? t("operator.scrub")
        : t("operator.documents", { count: number(now.sum(ERASED) ?? 0) }),
      pending > 0 ? "warn" : "",
    );
  }

  #writes() {
    return this.#rates("writes", t("operator.writes"), [
      { label: t("operator.stored"), name: WRITES, where: { outcome: WRITTEN } },
      { label: t("operator.notStored"), name: WRITES, where: { outcome: NOT_WRITTEN } },
    ]);
  }

  #contexts() {
    const name = `${CONTEXTS}_count`;
    return this.#rates("contexts", t("operator.contexts"), [
      { label: t("operator.fromStore"), name, where: { ctx_source: /^(embedded|convex)$/ } },
      { label: t("operator.degraded"), name, where: { ctx_source: /^(cache|client|none)$/ } },
    ]);
  }

  /**
   * @param {string} id
   * @param {string} title
   * @param {{ label: string, name: string, where: Record<string, RegExp> }[]} lines
   */
  #rates(id, title, lines) {
    const series = lines.map(({ label, name, where }, index) => ({
      label,
      points: this.#history.rates(name, where),
      colour: `--_series-${index + 1}`,
    }));
    const now = this.#history.latest?.atMs ?? 0;
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
  #budget(now) {
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
                  labels: counted.map(({ upTo }) => percent(upTo)),
                  values: counted.map(({ count }) => count),
                  colour: "--_accent",
                  unit: t("operator.contexts"),
                }}
              ></memory-chart>
              ${numbersTable(
                t("operator.table"),
                title,
                [t("operator.budget.upTo"), t("operator.contexts")],
                counted.map(({ upTo, count }) => [percent(upTo), number(count)]),
              )}
            `}
      </section>
    `;
  }

  /** @param {Scrape} now */
  #purges(now) {
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
}

customElements.define("operator-page", OperatorPage);

/** @param {number | undefined} rate */
function perSecond(rate) {
  return rate === undefined
    ? "–"
    : t("operator.perSecond", { rate: number(Math.round(rate * 10) / 10) });
}

/** @param {number} ms */
function clock(ms) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" }).format(ms);
}

/** @param {number} share */
function percent(share) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(share);
}

/** @param {number} bytes */
function size(bytes) {
  const unit = bytes < 1e6 ? "kilobyte" : bytes < 1e9 ? "megabyte" : "gigabyte";
  const by = { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit,
    maximumFractionDigits: 1,
  }).format(bytes / by);
}
