// Runs a k6 script once through with modules that stand in for k6's, and prints what it did as JSON:
//
//   node stand-in.mjs <script> [<iterations>]
//
// K6_ANSWERS, JSON, has the answers by "METHOD path" with {user} for people; SERVICE_URL asks a
// service instead.
import { execFileSync } from "node:child_process";
import { register } from "node:module";
import { pathToFileURL } from "node:url";

const [script, iterations = "4"] = process.argv.slice(2);
const answers = JSON.parse(process.env.K6_ANSWERS ?? "{}");
const done = { requests: [], metrics: {}, checks: {}, failures: [] };
let iteration = 0;

class Metric {
  constructor(name) {
    this.values = done.metrics[name] = [];
  }
  add(value) {
    this.values.push(value);
  }
}

function ask(method, url, body, params = {}) {
  const path = new URL(url).pathname;
  done.requests.push({ method, path, query: new URL(url).search, body, headers: params.headers });
  const answer = process.env.SERVICE_URL
    ? fetched(method, url, body, params)
    : canned(method, path);
  return {
    ...answer,
    json: (member) => JSON.parse(answer.body)[member],
  };
}

function canned(method, path) {
  const key = `${method} ${path.replace(/k6-[a-z0-9]+-\d+/, "{user}")}`;
  const { status, body } = answers[key] ?? { status: 404, body: {} };
  return { status, body: typeof body === "string" ? body : JSON.stringify(body) };
}

/** k6 waits for its answers, so this does, too. */
function fetched(method, url, body, { headers = {} }) {
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const data = body ? ["--data-binary", body] : [];
  const limits = ["-s", "-N", "--max-time", "3", "-w", "\n%{http_code}"];
  let said;
  try {
    said = execFileSync("curl", [...limits, "-X", method, ...lines, ...data, url], {
      encoding: "utf8",
    });
  } catch (e) {
    said = e.stdout; // a stream that was cut
  }
  const end = said.lastIndexOf("\n");
  return { status: Number(said.slice(end + 1)), body: said.slice(0, end) };
}

/** Gives the events of a stream, until the client is closed. */
function openStream(url, params, use) {
  const listeners = {};
  let closed = false;
  use({ on: (name, listener) => (listeners[name] = listener), close: () => (closed = true) });
  const answer = ask("GET", url, null, params);
  for (const block of answer.status === 200 ? answer.body.split("\n\n") : []) {
    const field = (name) => block.match(new RegExp(`^${name}: ?(.*)$`, "m"))?.[1];
    if (!closed && field("data") !== undefined) {
      listeners.event?.({ id: field("id"), name: field("event"), data: field("data") });
    }
  }
  return answer;
}

globalThis.__ENV = { ...process.env };
globalThis.k6 = {
  "k6/http": {
    default: {
      post: (url, body, params) => ask("POST", url, body, params),
      del: (url, body, params) => ask("DELETE", url, body, params),
    },
  },
  k6: {
    check: (value, tests) =>
      Object.entries(tests).every(([name, test]) => {
        const passed = Boolean(test(value));
        (done.checks[name] ??= []).push(passed);
        return passed;
      }),
    fail: (reason) => {
      throw new Error(reason);
    },
  },
  "k6/execution": {
    default: {
      scenario: {
        get iterationInTest() {
          return iteration;
        },
      },
    },
  },
  "k6/metrics": { Counter: Metric, Rate: Metric, Trend: Metric },
  "k6/x/sse": { default: { open: openStream } },
};

/** What each module exports, as a module that takes it from the global. */
const sources = Object.fromEntries(
  Object.entries(globalThis.k6).map(([name, members]) => [
    name,
    Object.keys(members)
      .map((member) =>
        member === "default"
          ? `export default globalThis.k6["${name}"].default;`
          : `export const ${member} = globalThis.k6["${name}"].${member};`,
      )
      .join("\n"),
  ]),
);
register("./modules.mjs", import.meta.url, { data: sources });

const test = await import(pathToFileURL(script));
try {
  const data = test.setup();
  for (; iteration < Number(iterations); iteration++) {
    test.default(data);
  }
  test.teardown(data);
} catch (e) {
  done.failures.push(String(e));
}
console.log(JSON.stringify({ ...done, options: test.options }));
