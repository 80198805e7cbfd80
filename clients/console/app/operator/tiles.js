import { number, relative } from "@user-memory/elements/format.js";
import { html, nothing } from "lit";
import { t } from "../texts.js";
import { perSecond, size } from "./format.js";
import { CONTEXTS, ERASED, WRITES } from "./names.js";
import { buckets, quantile } from "./scrape.js";

/** @import { History } from "./history.js" */
/** @import { Scrape } from "./scrape.js" */
/** @typedef {"good" | "warn" | "bad" | ""} Mood */

/**
 * What an operator wants to know at a glance.
 *
 * @param {Scrape} now the latest of
 * @param {History} history
 */
export function tiles(now, history) {
  return [
    store(now),
    ...convex(now, history),
    rateTile("operator.writes", WRITES, history),
    rateTile("operator.contexts", `${CONTEXTS}_count`, history),
    speed(now, history),
    failures(history),
    sweep(now),
    waiting(now),
    erasures(now),
  ];
}

/**
 * @param {string} title
 * @param {string} value
 * @param {string} [more]
 * @param {Mood} [mood]
 */
function tile(title, value, more = "", mood = "") {
  return html`<div class="tile">
    <dt>${title}</dt>
    <dd class="value ${mood || "plain"}">${value}</dd>
    ${more === "" ? nothing : html`<dd class="small muted">${more}</dd>`}
  </div>`;
}

/** @param {Scrape} now */
function store(now) {
  const kind = now.samples("usermemory_build_info")[0]?.labels.store;
  const state = now.state("usermemory_store_state", "state");
  const bytes = now.sum("usermemory_database_bytes", { database: "memory" });
  return tile(
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

/**
 * Only where there is one.
 *
 * @param {Scrape} now
 * @param {History} history
 */
function convex(now, history) {
  const kinds = [...now.by("usermemory_convex_breaker_state", "kind").keys()];
  const inUse = now.samples("usermemory_build_info", { store: "convex" }).length > 0;
  return inUse
    ? kinds.map((kind) => {
        const state = now.state("usermemory_convex_breaker_state", "state", { kind });
        const mood = state === "closed" ? "good" : state === "open" ? "bad" : "warn";
        const rate = history.rateNow("usermemory_convex_retries_total");
        return tile(
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
 * @param {History} history
 */
function rateTile(key, metric, history) {
  const total = history.latest?.sum(metric);
  return tile(
    t(key),
    perSecond(history.rateNow(metric)),
    total === undefined ? "" : t("operator.since", { count: number(total) }),
  );
}

/**
 * @param {Scrape} now
 * @param {History} history
 */
function speed(now, history) {
  const { earliest } = history;
  const lately = quantile(0.95, buckets(earliest, now, CONTEXTS));
  const seconds = lately ?? quantile(0.95, buckets(undefined, now, CONTEXTS));
  return tile(
    t("operator.speed"),
    seconds === undefined ? "–" : t("operator.ms", { ms: number(Math.ceil(seconds * 1_000)) }),
    t(lately === undefined ? "operator.speed.ever" : "operator.speed.lately"),
  );
}

/** @param {History} history */
function failures(history) {
  const requests = "usermemory_http_request_seconds_count";
  const failed = history.rateNow(requests, { status: /^5/ });
  return tile(
    t("operator.failures"),
    perSecond(failed),
    t("operator.requests", { rate: perSecond(history.rateNow(requests)) }),
    failed === undefined ? "" : failed > 0 ? "bad" : "good",
  );
}

/** @param {Scrape} now */
function sweep(now) {
  const last = now.sum("usermemory_sweep_last_success_timestamp_seconds");
  const held = now.sum("usermemory_sweep_held") === 1;
  const late =
    now.atMs / 1_000 - (last ?? 0) > 3 * (now.sum("usermemory_sweep_interval_seconds") ?? Infinity);
  return tile(
    t("operator.sweep"),
    last === undefined || last === 0 ? t("operator.never") : relative(last * 1_000, now.atMs),
    held ? t("operator.sweep.held") : "",
    last === undefined ? "" : held ? "bad" : late && last > 0 ? "warn" : last === 0 ? "" : "good",
  );
}

/** @param {Scrape} now */
function waiting(now) {
  const parked = now.sum("usermemory_parked_entries") ?? 0;
  const queued = now.sum("usermemory_outbox_entries", { state: "waiting" }) ?? 0;
  const aside = now.sum("usermemory_outbox_entries", { state: "set_aside" }) ?? 0;
  return tile(
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
function erasures(now) {
  const pending = now.sum("usermemory_scrub_pending") ?? 0;
  return tile(
    t("operator.erasures"),
    number(now.sum("usermemory_erasures_total") ?? 0),
    pending > 0
      ? t("operator.scrub")
      : t("operator.documents", { count: number(now.sum(ERASED) ?? 0) }),
    pending > 0 ? "warn" : "",
  );
}
