import { expect, it } from "vitest";
import { buckets, quantile, rate, Scrape } from "../app/operator/scrape.js";

const at = (seconds: number, ...lines: string[]) => new Scrape(lines.join("\n"), seconds * 1_000);

it("reads names, labels and values, and skips comments", () => {
  const scrape = at(
    0,
    "# HELP writes_total What was written",
    "# TYPE writes_total counter",
    'writes_total{kind="fact",outcome="created"} 3.0',
    'writes_total{kind="fact",outcome="a \\"b\\", c}"} 2.0 1700000000',
    "up 1.0",
    "away NaN",
    "",
  );

  expect(scrape.sum("writes_total")).toBe(5);
  expect(scrape.sum("writes_total", { outcome: 'a "b", c}' })).toBe(2);
  expect(scrape.sum("writes_total", { outcome: /^cre/ })).toBe(3);
  expect(scrape.sum("up")).toBe(1);
  expect(scrape.sum("away")).toBeNaN();
  expect(scrape.sum("none")).toBeUndefined();
});

it("says which state holds", () => {
  const scrape = at(
    0,
    'breaker{kind="query",state="open"} 1.0',
    'breaker{kind="query",state="closed"} 0.0',
  );

  expect(scrape.state("breaker", "state", { kind: "query" })).toBe("open");
  expect(scrape.state("breaker", "state", { kind: "mutation" })).toBeUndefined();
});

it("knows how fast a counter rises, also past a restart", () => {
  expect(rate(at(0, "n 10"), at(5, "n 20"), "n")).toBe(2);
  expect(rate(at(0, "n 10"), at(5, "n 5"), "n")).toBe(1);
  expect(rate(at(0, "n 10"), at(0, "n 20"), "n")).toBe(0);
});

it("tells the buckets of a histogram between two scrapes, and a quantile", () => {
  const lines = (a: number, b: number, c: number) => [
    `s_bucket{le="0.1"} ${String(a)}`,
    `s_bucket{le="+Inf"} ${String(c)}`,
    `s_bucket{le="0.2"} ${String(b)}`,
  ];
  const counted = buckets(at(0, ...lines(1, 1, 1)), at(1, ...lines(5, 9, 11)), "s");

  expect(counted).toEqual([
    { upTo: 0.1, count: 4 },
    { upTo: 0.2, count: 4 },
    { upTo: Infinity, count: 2 },
  ]);
  expect(quantile(0.4, counted)).toBeCloseTo(0.1);
  expect(quantile(0.6, counted)).toBeCloseTo(0.15);
  expect(quantile(0.99, counted)).toBeCloseTo(0.2);
  expect(quantile(0.5, [])).toBeUndefined();
});
