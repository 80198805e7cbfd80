/** @typedef {Readonly<Record<string, string>>} Labels */
/** @typedef {{ labels: Labels, value: number }} Sample */
/** @typedef {Readonly<Record<string, string | RegExp>>} Where labels that a sample must have */

const LINE = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/;
const LABEL = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** What the service's metrics were at one time, from the text that Prometheus reads. */
export class Scrape {
  /** @type {Map<string, Sample[]>} */
  #samples = new Map();

  /**
   * @param {string} text
   * @param {number} atMs
   */
  constructor(text, atMs) {
    this.atMs = atMs;
    for (const line of text.split("\n")) {
      const [, name, labels = "", value = ""] = LINE.exec(line) ?? [];
      if (name !== undefined) {
        const samples = this.#samples.get(name) ?? [];
        samples.push({ labels: labelsOf(labels), value: numberOf(value) });
        this.#samples.set(name, samples);
      }
    }
  }

  /**
   * @param {string} name
   * @param {Where} [where]
   * @returns {Sample[]}
   */
  samples(name, where = {}) {
    const wanted = Object.entries(where);
    return (this.#samples.get(name) ?? []).filter(({ labels }) =>
      wanted.every(([label, value]) => fits(labels[label] ?? "", value)),
    );
  }

  /**
   * @param {string} name
   * @param {Where} [where]
   * @returns {number | undefined} undefined when there is no such metric
   */
  sum(name, where) {
    const samples = this.samples(name, where);
    return samples.length === 0 ? undefined : samples.reduce((sum, { value }) => sum + value, 0);
  }

  /**
   * Sums by the values of a label.
   *
   * @param {string} name
   * @param {string} label
   * @param {Where} [where]
   * @returns {Map<string, number>}
   */
  by(name, label, where) {
    const sums = new Map();
    for (const { labels, value } of this.samples(name, where)) {
      const key = labels[label] ?? "";
      sums.set(key, (sums.get(key) ?? 0) + value);
    }
    return sums;
  }

  /** Of a metric that is 1 for the state that holds: its label. @param {string} name @param {string} label @param {Where} [where] */
  state(name, label, where) {
    return this.samples(name, where).find(({ value }) => value === 1)?.labels[label];
  }
}

/**
 * How much a counter rose per second between two scrapes; a restart in between begins at 0.
 *
 * @param {Scrape} before
 * @param {Scrape} after
 * @param {string} name
 * @param {Where} [where]
 */
export function rate(before, after, name, where) {
  const seconds = (after.atMs - before.atMs) / 1_000;
  return seconds > 0 ? risen(before.sum(name, where), after.sum(name, where)) / seconds : 0;
}

/**
 * What a histogram counted between two scrapes, or ever.
 *
 * @param {Scrape | undefined} before
 * @param {Scrape} after
 * @param {string} name without `_bucket`
 * @param {Where} [where]
 * @returns {{ upTo: number, count: number }[]} per bucket, not cumulated
 */
export function buckets(before, after, name, where) {
  const edges = [...after.by(`${name}_bucket`, "le", where)]
    .map(([le, count]) => {
      const earlier = before?.by(`${name}_bucket`, "le", where).get(le);
      return { upTo: numberOf(le), count: risen(earlier ?? 0, count) };
    })
    .sort((a, b) => a.upTo - b.upTo);
  return edges.map(({ upTo, count }, index) => ({
    upTo,
    count: count - (edges[index - 1]?.count ?? 0),
  }));
}

/**
 * As Prometheus estimates it: evenly spread within a bucket.
 *
 * @param {number} share from 0 to 1
 * @param {{ upTo: number, count: number }[]} counted
 * @returns {number | undefined} undefined when nothing was counted
 */
export function quantile(share, counted) {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return undefined;
  }
  let rank = share * total;
  let from = 0;
  for (const { upTo, count } of counted) {
    if (count >= rank) {
      return upTo === Infinity ? from : from + (upTo - from) * (rank / count);
    }
    rank -= count;
    from = upTo;
  }
  return from;
}

/** @param {number | undefined} before @param {number | undefined} after */
function risen(before = 0, after = 0) {
  return after >= before ? after - before : after;
}

/** @param {string} text @returns {Labels} */
function labelsOf(text) {
  const labels = [...text.matchAll(LABEL)].map(([, name = "", value = ""]) => [
    name,
    value.replace(/\\(.)/g, (_, escaped) => (escaped === "n" ? "\n" : escaped)),
  ]);
  return Object.fromEntries(labels);
}

/** @param {string} text */
function numberOf(text) {
  return text === "+Inf" ? Infinity : text === "-Inf" ? -Infinity : Number(text);
}

/** @param {string} has @param {string | RegExp} wanted */
function fits(has, wanted) {
  return typeof wanted === "string" ? has === wanted : wanted.test(has);
}
