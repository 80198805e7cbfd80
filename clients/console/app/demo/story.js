/** A made-up person who has practised for ten weeks; `ago` is in days, `level` from 0 to 10. */

export const DEMO_ID = "demo";

export const profile = {
  displayName: "Maya Lindqvist",
  email: "maya@example.org",
  bio: "Product manager in a team of nine; gives a status talk every other Friday.",
  timeZone: "Europe/Stockholm",
};

export const preferences = {
  tone: "encouraging, but direct",
  verbosity: /** @type {const} */ ("medium"),
  correctionStyle: /** @type {const} */ ("summary"),
  ttsVoice: "calm-alto",
  language: "en-GB",
};

export const consents = [
  { consent: "memory", granted: true, scope: "coaching", version: "2026-01" },
  { consent: "progress", granted: true, scope: "coaching", version: "2026-01" },
  { consent: "research", granted: false, version: "2026-01" },
];

export const trackedSkills = ["speaking-pace", "concise-writing", "active-listening"];

/** `in` is in days from now. */
export const goals = [
  {
    goalId: "demo-talk",
    title: "Give the quarterly talk without notes",
    description: "Twelve minutes, about forty listeners, questions at the end.",
    status: /** @type {const} */ ("active"),
    in: 24,
    tags: ["speaking"],
  },
  {
    goalId: "demo-updates",
    title: "Write project updates that fit on one screen",
    status: /** @type {const} */ ("active"),
    in: 60,
    tags: ["writing"],
  },
  {
    goalId: "demo-questions",
    title: "Ask two questions before giving an opinion",
    status: /** @type {const} */ ("paused"),
    in: undefined,
    tags: ["listening"],
  },
  {
    goalId: "demo-fillers",
    title: "A five-minute talk with fewer than ten filler words",
    status: /** @type {const} */ ("completed"),
    in: undefined,
    tags: ["speaking"],
  },
];

/** @typedef {"bio" | "preference" | "constraint" | "achievement" | "skill_hint"} Kind */

/** @type {readonly { ago: number, kind: Kind, text: string, tags?: string[], skillId?: string, slot?: string, pinned?: boolean, weight?: number }[]} */
export const facts = [
  { ago: 70, kind: "bio", text: "Works as a product manager in a team of nine.", tags: ["work"] },
  {
    ago: 70,
    kind: "bio",
    text: "Her first language is Swedish; she has given talks in English for four years.",
    tags: ["language"],
  },
  { ago: 69, kind: "bio", text: "Has a daughter, Elsa, who is six.", tags: ["family"] },
  {
    ago: 66,
    kind: "bio",
    text: "Sings alto in a choir on Tuesday evenings.",
    tags: ["hobby", "voice"],
  },
  {
    ago: 20,
    kind: "bio",
    text: "Leads the move of the booking system since November.",
    tags: ["work"],
    slot: "project",
  },
  {
    ago: 68,
    kind: "preference",
    text: "Would rather hear one thing to change than a list of five.",
    tags: ["feedback"],
    pinned: true,
  },
  {
    ago: 61,
    kind: "preference",
    text: "Likes examples from product work, not from sales.",
    tags: ["feedback", "work"],
  },
  {
    ago: 52,
    kind: "preference",
    text: "Practises in the morning, before half past eight.",
    tags: ["routine"],
  },
  {
    ago: 33,
    kind: "preference",
    text: "Wants recordings to be played back at normal speed, never faster.",
    tags: ["feedback"],
  },
  {
    ago: 64,
    kind: "constraint",
    text: "No sessions on Wednesdays: that is when she collects Elsa from school.",
    tags: ["routine", "family"],
    pinned: true,
  },
  {
    ago: 58,
    kind: "constraint",
    text: "Has at most fifteen minutes for a session on working days.",
    tags: ["routine"],
  },
  {
    ago: 27,
    kind: "constraint",
    text: "Must not mention customers by name in practice talks.",
    tags: ["work"],
  },
  {
    ago: 12,
    kind: "constraint",
    text: "Cannot rehearse aloud in the open office; headphones and a room are needed.",
    tags: ["work", "speaking"],
  },
  {
    ago: 44,
    kind: "achievement",
    text: "Gave the October status talk in eleven minutes, one under the limit.",
    tags: ["speaking"],
    skillId: "speaking-pace",
  },
  {
    ago: 16,
    kind: "achievement",
    text: "Cut the release note from 640 to 210 words, and nobody asked for more.",
    tags: ["writing"],
    skillId: "concise-writing",
  },
  {
    ago: 5,
    kind: "achievement",
    text: "Let a colleague finish in all six exchanges of a planning meeting.",
    tags: ["listening"],
    skillId: "active-listening",
  },
  {
    ago: 30,
    kind: "skill_hint",
    text: "Breathes in audibly before numbers; a pause would do the same.",
    tags: ["speaking"],
    skillId: "speaking-pace",
  },
  {
    ago: 9,
    kind: "skill_hint",
    text: "Begins summaries with the history of a matter instead of its result.",
    tags: ["writing"],
    skillId: "concise-writing",
  },
];

/** Talks that were not assessed, but summed up. */
export const episodes = [
  {
    ago: 47,
    summary:
      "Planned the October status talk: three messages, one slide each, and a question to end with.",
    highlights: [{ type: "plan", text: "Three messages, one slide each" }],
  },
  {
    ago: 19,
    summary:
      "Talked about the nerves before large rooms. A minute of quiet breathing and a first sentence learnt by heart helped most.",
    highlights: [
      { type: "insight", text: "A first sentence learnt by heart", skillId: "speaking-pace" },
    ],
  },
  {
    ago: 3,
    summary:
      "Went through the questions that the quarterly talk may bring: budget, staffing, and the date of the move.",
    highlights: [{ type: "plan", text: "Have the date of the move ready" }],
  },
];

/** @type {readonly { ago: number, skills: readonly [string, number][], said: string, feedback: string[], met?: string[], unmet?: string[], medals?: string[] }[]} */
export const assessments = [
  {
    ago: 67,
    skills: [["speaking-pace", 3.5]],
    said: "First recording: a status talk of nine minutes, read from notes.",
    feedback: ["The last three slides took less than a minute together."],
    unmet: ["Keeps the same pace to the end"],
  },
  {
    ago: 60,
    skills: [["concise-writing", 5.2]],
    said: "Rewrote a project update of two pages.",
    feedback: ["The result is in the seventh sentence; readers look for it in the first."],
    unmet: ["Leads with the result"],
  },
  {
    ago: 55,
    skills: [
      ["speaking-pace", 4.2],
      ["active-listening", 2.5],
    ],
    said: "Practised the opening of a talk, then a conversation about priorities.",
    feedback: ["The opening was calm; numbers were rushed."],
    met: ["Pauses after the first sentence"],
  },
  {
    ago: 49,
    skills: [["concise-writing", 6.1]],
    said: "Shortened three messages to the team.",
    feedback: ["“In order to” came six times; “to” does."],
    met: ["One idea per paragraph"],
    medals: ["half-the-words"],
  },
  {
    ago: 43,
    skills: [["speaking-pace", 5.1]],
    said: "Full rehearsal of the October talk.",
    feedback: ["Eleven minutes, with two good pauses."],
    met: ["Pauses after each main point"],
    medals: ["on-time"],
  },
  {
    ago: 36,
    skills: [["active-listening", 2.9]],
    said: "A conversation in which the plan was questioned.",
    feedback: ["Answered before the question was over, twice."],
    unmet: ["Lets others finish"],
  },
  {
    ago: 31,
    skills: [
      ["speaking-pace", 5.6],
      ["concise-writing", 5.7],
    ],
    said: "Wrote and spoke the same update; the written one was clearer.",
    feedback: ["Spoken sentences run on; a full stop can be heard."],
  },
  {
    ago: 24,
    skills: [["concise-writing", 7.0]],
    said: "Release note for the booking system.",
    feedback: ["The table says what three paragraphs said before."],
    met: ["Leads with the result"],
  },
  {
    ago: 17,
    skills: [
      ["speaking-pace", 6.0],
      ["active-listening", 4.1],
    ],
    said: "A talk with questions in between.",
    feedback: ["Kept the pace when a question interrupted, but lost the thread once."],
    met: ["Keeps the pace when a question interrupts"],
  },
  {
    ago: 13,
    skills: [["active-listening", 4.8]],
    said: "Listened to feedback on the move of the booking system.",
    feedback: ["Repeated the concern in her own words before answering."],
    met: ["Repeats what was heard"],
    medals: ["good-ear"],
  },
  {
    ago: 8,
    skills: [
      ["concise-writing", 7.4],
      ["speaking-pace", 6.4],
    ],
    said: "A one-screen update, read aloud.",
    feedback: ["Every sentence could be said in one breath."],
    met: ["One idea per sentence"],
  },
  {
    ago: 4,
    skills: [["speaking-pace", 6.9]],
    said: "First half of the quarterly talk without notes.",
    feedback: ["The third message came before the second; nobody noticed."],
    met: ["Speaks without notes for five minutes"],
    medals: ["no-notes"],
  },
  {
    ago: 2,
    skills: [["active-listening", 5.6]],
    said: "A difficult conversation about staffing, acted out.",
    feedback: ["Two questions before the first opinion."],
    met: ["Asks before answering"],
  },
  {
    ago: 0,
    skills: [
      ["speaking-pace", 7.2],
      ["concise-writing", 8.1],
    ],
    said: "Whole rehearsal of the quarterly talk, and its summary in five lines.",
    feedback: ["Slow down for the two numbers that matter; the rest can flow."],
    unmet: ["Names the next step at the end"],
  },
];

/** Days of a little practice without an assessment, and what they earned. */
export const practice = [
  ...[66, 65, 59, 54, 53, 48, 46, 42, 41, 35, 32, 29, 28, 23, 22, 21],
  ...[16, 15, 14, 12, 11, 7, 6, 5, 3, 1],
].map((ago) => ({ ago, xp: 5 + ((ago * 7) % 4) * 5 }));

/** By the day of practice that earned them. @type {Readonly<Record<number, string>>} */
export const badges = {
  66: "first-rehearsal",
  46: "three-weeks",
  23: "calm-opening",
  7: "early-bird",
};
