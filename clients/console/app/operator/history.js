import { rate, Scrape } from "./scrape.js";

/** @import { UserMemoryClient } from "@user-memory/client" */
/** @import { Where } from "./scrape.js" */

/** Between two readings, in milliseconds. */
export const PERIOD_MS = 5_000;

/** Ten minutes. */
const KEPT = 120;

/** What the metrics were at the last readings; rates are those between two of them. */
export class History {
  /** @type {Scrape[]} */
  #scrapes = [];

  /** @param {UserMemoryClient} api @param {AbortSignal} signal */
  async read(api, signal) {
    const text = await api.getMetrics({ signal });
    this.#scrapes = [...this.#scrapes, new Scrape(text, Date.now())].slice(-KEPT);
  }

  /** @returns {Scrape | undefined} */
  get latest() {
    return this.#scrapes.at(-1);
  }

  /** @returns {Scrape | undefined} */
  get earliest() {
    return this.#scrapes[0];
  }

  get count() {
    return this.#scrapes.length;
  }

  /** Per second, between the last two readings. @param {string} name @param {Where} [where] */
  rateNow(name, where) {
    const [before, after] = this.#scrapes.slice(-2);
    return before === undefined || after === undefined
      ? undefined
      : rate(before, after, name, where);
  }

  /**
   * Per second, between every two readings.
   *
   * @param {string} name
   * @param {Where} [where]
   * @returns {{ x: number, y: number }[]} x is in epoch milliseconds
   */
  rates(name, where) {
    return this.#scrapes.slice(1).map((after, index) => ({
      x: after.atMs,
      y: rate(/** @type {Scrape} */ (this.#scrapes[index]), after, name, where),
    }));
  }
}
