// Contexts for chats, at a steady rate whatever the answers take:
//
//   k6 run -e BASE_URL=https://memory.example.com -e TOKEN=$SERVICE_SHARED_SECRET \
//          -e ADMIN_TOKEN=$ADMIN_SHARED_SECRET ops/k6/context.js
//
// RATE contexts a second (50) for DURATION (1m); PEOPLE, FACTS, EPISODES, LIMIT_TOKENS as in people.js.
import http from "k6/http";
import { check } from "k6";
import exec from "k6/execution";
import { Counter, Rate, Trend } from "k6/metrics";
import { BASE_URL, LIMIT_TOKENS, forget, headers, person, question, remember } from "./people.js";

const degraded = new Rate("context_degraded");
const overruns = new Counter("context_overruns");
const utilisation = new Trend("context_utilisation");

export const options = {
  scenarios: {
    contexts: {
      executor: "constant-arrival-rate",
      rate: Number(__ENV.RATE || 50),
      timeUnit: "1s",
      duration: __ENV.DURATION || "1m",
      preAllocatedVUs: 20,
      maxVUs: 200,
    },
  },
  setupTimeout: "5m",
  teardownTimeout: "5m",
  summaryTrendStats: ["med", "p(95)", "p(99)", "max"],
  thresholds: {
    // A chat waits 1.2 s for its first token in all; this is a sixth of it.
    "http_req_duration{scenario:contexts}": ["p(95)<200"],
    "http_req_failed{scenario:contexts}": ["rate<0.001"],
    context_degraded: ["rate<0.01"],
    context_overruns: ["count==0"],
    dropped_iterations: ["count==0"],
  },
};

export function setup() {
  const run = remember();
  overruns.add(0); // so that there is something to compare
  return { run };
}

export default function ({ run }) {
  const iteration = exec.scenario.iterationInTest;
  const body = { limitTokens: LIMIT_TOKENS, sessionId: `${run}-${iteration}` };
  if (iteration % 2 === 0) {
    body.query = question(iteration);
  }
  const answer = http.post(
    `${BASE_URL}/v1/mem/${person(run, iteration)}/context`,
    JSON.stringify(body),
    { headers: headers(), tags: { name: "POST /v1/mem/{userId}/context" } },
  );
  if (!check(answer, { "is a context": (a) => a.status === 200 && a.json("rendered") !== "" })) {
    return;
  }
  const tokens = answer.json("tokensEstimated");
  const limit = answer.json("limitTokens");
  degraded.add(!["embedded", "convex"].includes(answer.json("ctx_source")));
  utilisation.add(tokens / limit);
  if (tokens > limit) {
    overruns.add(1);
  }
}

export function teardown({ run }) {
  forget(run);
}
