// Chats that open: the time until the `context` event, then the chat is over. k6 reads no event
// streams by itself; build it with xk6-sse (https://github.com/phymbert/xk6-sse):
//
//   xk6 build --with github.com/phymbert/xk6-sse@v0.1.11
//   ./k6 run -e BASE_URL=https://memory.example.com -e TOKEN=$SERVICE_SHARED_SECRET ops/k6/chat-open.js
//
// RATE openings a second (10) for DURATION (1m); the rest as in people.js.
import { check } from "k6";
import exec from "k6/execution";
import sse from "k6/x/sse";
import { Counter, Rate, Trend } from "k6/metrics";
import { BASE_URL, LIMIT_TOKENS, forget, headers, person, question, remember } from "./people.js";

const firstEvent = new Trend("chat_open_first_event", true);
const degraded = new Rate("chat_open_degraded");
const failed = new Rate("chat_open_failed");
const overruns = new Counter("chat_open_overruns");

export const options = {
  scenarios: {
    openings: {
      executor: "constant-arrival-rate",
      rate: Number(__ENV.RATE || 10),
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
    chat_open_first_event: ["p(95)<200"],
    chat_open_failed: ["rate<0.001"],
    chat_open_degraded: ["rate<0.01"],
    chat_open_overruns: ["count==0"],
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
  const query = [
    `sessionId=${run}-${iteration}`,
    `limitTokens=${LIMIT_TOKENS}`,
    ...(iteration % 2 === 0 ? [`query=${encodeURIComponent(question(iteration))}`] : []),
  ].join("&");
  const began = Date.now();
  let context = null;
  const answer = sse.open(
    `${BASE_URL}/v1/chat/${person(run, iteration)}/open?${query}`,
    { headers: headers(), tags: { name: "GET /v1/chat/{userId}/open" } },
    (client) => {
      client.on("event", (event) => {
        if (event.name === "context" && context === null) {
          firstEvent.add(Date.now() - began);
          context = JSON.parse(event.data);
        }
        client.close();
      });
      client.on("error", () => client.close());
    },
  );
  const opened = check(answer, {
    "opened with a context": (a) => a.status === 200 && context !== null,
  });
  failed.add(!opened);
  if (context !== null) {
    degraded.add(!["embedded", "convex"].includes(context.ctx_source));
    if (context.tokensEstimated > context.limitTokens) {
      overruns.add(1);
    }
  }
}

export function teardown({ run }) {
  forget(run);
}
