// What both scripts share: who is asked about, and what is remembered of them.
import http from "k6/http";
import { check, fail } from "k6";

/** Where the service is, how to get in, and for how many people it is asked. */
export const BASE_URL = (__ENV.BASE_URL || "http://127.0.0.1:8080").replace(/\/$/, "");
export const PEOPLE = Number(__ENV.PEOPLE || 20);
export const LIMIT_TOKENS = Number(__ENV.LIMIT_TOKENS || 1024);

/** Facts of one person; so many, with some episodes, are more than fits into a context. */
const FACTS = Number(__ENV.FACTS || 300);
const EPISODES = Number(__ENV.EPISODES || 30);
const BATCH = 100;

const SKILLS = ["pacing", "opening", "structure", "eye-contact", "closing"];
const ADVICE = [
  "pauses too seldom after a number on a slide",
  "opens with an apology instead of the question that the audience came with",
  "backs a claim with an example when asked, and seldom before",
  "looks at the slides while saying what matters",
  "ends on the last slide and not on what should happen next",
];
const QUESTIONS = [
  "How do I stop rushing through my slides?",
  "What should I say first?",
  "Was my last talk convincing?",
  "How do I end a talk so that people act?",
];

export function headers() {
  const token = __ENV.TOKEN ? { Authorization: `Bearer ${__ENV.TOKEN}` } : {};
  return { "Content-Type": "application/json", ...token };
}

/** A person of their own for each run, so that runs do not meet. */
export function person(run, index) {
  return `k6-${run}-${index % PEOPLE}`;
}

export function question(iteration) {
  return QUESTIONS[iteration % QUESTIONS.length];
}

/** Tells the service about everybody; returns the run, which names them. */
export function remember() {
  const run = Date.now().toString(36);
  for (let index = 0; index < PEOPLE; index++) {
    const base = `${BASE_URL}/v1/mem/${person(run, index)}`;
    for (let from = 0; from < FACTS; from += BATCH) {
      const facts = range(from, Math.min(from + BATCH, FACTS)).map(fact);
      post(`${base}/facts`, { facts }, 200);
    }
    for (const i of range(0, EPISODES)) {
      post(`${base}/episodes`, { summary: `Rehearsal ${i}: ${ADVICE[i % ADVICE.length]}.` }, 201);
    }
  }
  return run;
}

/** Forgets everybody again; needs a token that may, which `ADMIN_TOKEN` names. */
export function forget(run) {
  const token = __ENV.ADMIN_TOKEN || __ENV.TOKEN;
  const params = { headers: token ? { Authorization: `Bearer ${token}` } : {} };
  for (let index = 0; index < PEOPLE; index++) {
    http.del(`${BASE_URL}/v1/admin/users/${person(run, index)}`, null, params);
  }
}

function fact(i) {
  return {
    kind: "skill_hint",
    skillId: SKILLS[i % SKILLS.length],
    text: `In talk ${i} ${ADVICE[i % ADVICE.length]}`,
  };
}

function post(url, body, status) {
  const answer = http.post(url, JSON.stringify(body), { headers: headers() });
  if (!check(answer, { "was remembered": (a) => a.status === status })) {
    fail(`${answer.status} while people were made: ${answer.body}`);
  }
}

function range(from, to) {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
