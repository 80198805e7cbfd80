import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";

/** k6 is not to be had here: the scripts run once through with stand-ins of its modules. */
const ROOT = new URL("../../", import.meta.url);

interface Run {
  requests: { method: string; path: string; query: string; body: string | null }[];
  metrics: Record<string, (number | boolean)[]>;
  checks: Record<string, boolean[]>;
  failures: string[];
  options: {
    scenarios: Record<string, { executor: string; rate: number; duration: string }>;
    thresholds: Record<string, string[]>;
  };
}

interface Contract {
  paths: Record<string, Record<string, unknown>>;
}

const CONTRACT = parse(readFileSync(new URL("openapi.yaml", ROOT), "utf8")) as Contract;
const CONTEXT = {
  ctx_source: "embedded",
  tokensEstimated: 900,
  limitTokens: 1024,
  rendered: "Facts:",
};
const ANSWERS = {
  "POST /v1/mem/{user}/facts": { status: 200, body: {} },
  "POST /v1/mem/{user}/episodes": { status: 201, body: {} },
  "POST /v1/mem/{user}/context": { status: 200, body: CONTEXT },
  "GET /v1/chat/{user}/open": {
    status: 200,
    body: `: hello\n\nid: 7\nevent: context\ndata: ${JSON.stringify(CONTEXT)}\n\nevent: memory\ndata: {}\n\n`,
  },
  "DELETE /v1/admin/users/{user}": { status: 200, body: {} },
};

function run(script: string, answers: object, settings: Record<string, string> = {}): Run {
  const said = execFileSync(
    process.execPath,
    ["--no-warnings", "tools/ops-files/k6/stand-in.mjs", `ops/k6/${script}`],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        PEOPLE: "2",
        K6_ANSWERS: JSON.stringify(answers),
        ...settings,
      },
    },
  );
  return JSON.parse(said) as Run;
}

/** k6's own, beside those that a script makes. */
const BUILT_IN = ["http_req_duration", "http_req_failed", "dropped_iterations"];

describe.each(["context.js", "chat-open.js"])("ops/k6/%s", (script) => {
  test("makes people, asks for them at a steady rate, and forgets them", () => {
    const { requests, failures, checks, options } = run(script, ANSWERS);

    expect(failures).toEqual([]);
    expect(Object.values(checks).flat()).not.toContain(false);
    const asked = requests.filter(({ path }) => /\/(context|open)$/.test(path));
    expect(asked).toHaveLength(4);
    expect(new Set(asked.map(({ path }) => path)).size).toBe(2);
    expect(requests.filter(({ method }) => method === "DELETE")).toHaveLength(2);
    for (const scenario of Object.values(options.scenarios)) {
      expect(scenario.executor).toBe("constant-arrival-rate");
      expect(scenario.rate).toBeGreaterThan(0);
    }
  });

  test("measures what its thresholds name", () => {
    const { metrics, options } = run(script, ANSWERS);

    for (const [threshold, rules] of Object.entries(options.thresholds)) {
      const [name = "", scenario] = threshold.split(/[{:}]/).filter((part) => part !== "scenario");
      expect([...Object.keys(metrics), ...BUILT_IN]).toContain(name);
      if (scenario !== undefined) {
        expect(Object.keys(options.scenarios)).toContain(scenario);
      }
      expect(rules.every((rule) => /^(p\(\d+\)|rate|count)(<|==)[\d.]+$/.test(rule))).toBe(true);
    }
    for (const [name, values] of Object.entries(metrics)) {
      expect(values.length, name).toBeGreaterThan(0);
      expect(
        values.every((value) => Number.isFinite(Number(value))),
        name,
      ).toBe(true);
    }
  });

  test("counts an overrun and a degraded answer", () => {
    const worse = { ...CONTEXT, ctx_source: "cache", tokensEstimated: 1025 };
    const { metrics } = run(script, {
      ...ANSWERS,
      "POST /v1/mem/{user}/context": { status: 200, body: worse },
      "GET /v1/chat/{user}/open": {
        status: 200,
        body: `event: context\ndata: ${JSON.stringify(worse)}\n\n`,
      },
    });
    const of = (suffix: string) =>
      Object.entries(metrics).find(([name]) => name.endsWith(suffix))?.[1];
    expect(of("_overruns")).toEqual([0, 1, 1, 1, 1]);
    expect(of("_degraded")).toEqual([true, true, true, true]);
  });

  test("stops when nobody can be remembered", () => {
    const { failures } = run(script, {});
    expect(failures).toEqual([expect.stringContaining("404 while people were made")]);
  });

  test("calls operations of the contract", () => {
    const { requests } = run(script, ANSWERS);
    const operations = new Set(
      requests.map(
        ({ method, path }) => `${method} ${path.replace(/k6-[a-z0-9]+-\d+/, "{userId}")}`,
      ),
    );
    for (const operation of operations) {
      const [method = "", path = ""] = operation.split(" ");
      expect(CONTRACT.paths[path]?.[method.toLowerCase()], operation).toBeDefined();
    }
  });
});
