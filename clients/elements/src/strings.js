/**
 * All texts of the elements. A host app gives its own with `strings`, whole or in part; `{name}`
 * stands for a value.
 */
export const english = {
  "common.loading": "Loading…",
  "common.retry": "Try again",
  "common.cancel": "Cancel",
  "common.save": "Save",
  "common.close": "Close",
  "common.undo": "Undo",
  "common.requestId": "Request id {id}",

  "problem.title": "That did not work",
  "problem.unauthorized": "You are not signed in, or no longer.",
  "problem.forbidden": "You may not see or change this.",
  "problem.not_found": "This is no longer there.",
  "problem.rate_limit_exceeded": "Too many requests. Wait a moment, then try again.",
  "problem.store_unavailable": "The memory cannot be reached at the moment.",
  "problem.overloaded": "The service is busy. Try again in a moment.",
  "problem.timeout": "That took too long. Try again.",
  "problem.connection": "No connection to the service.",
  "problem.consent":
    "The consent “{consent}” has been revoked, so that nothing is stored or shown.",
  "problem.other": "Something went wrong.",

  "preferences.title": "Preferences",
  "preferences.lead": "How answers should be written and read out.",
  "preferences.tone": "Tone",
  "preferences.tone.hint": "A word or two, such as encouraging or direct",
  "preferences.verbosity": "Length of answers",
  "preferences.verbosity.low": "Short",
  "preferences.verbosity.medium": "Medium",
  "preferences.verbosity.high": "Long",
  "preferences.correctionStyle": "Corrections",
  "preferences.correctionStyle.inline": "As we go",
  "preferences.correctionStyle.summary": "At the end",
  "preferences.ttsVoice": "Voice",
  "preferences.ttsVoice.hint": "Which voice reads answers out",
  "preferences.language": "Language",
  "preferences.language.hint": "A language tag, such as en-GB or pt",
  "preferences.unset": "Default",
  "preferences.saved": "Saved",
  "preferences.saving": "Saving…",
  "preferences.offline": "Offline: kept here, and saved once the connection is back",
  "preferences.invalid": "This is not a language tag. Try one such as en-GB.",
  "preferences.merged": "Another change was made elsewhere; both are kept.",
  "preferences.conflict.title": "Changed elsewhere at the same time",
  "preferences.conflict.lead": "Which should stay?",
  "preferences.conflict.mine": "What you chose here",
  "preferences.conflict.theirs": "What was chosen elsewhere",
  "preferences.conflict.keepMine": "Keep mine",
  "preferences.conflict.takeTheirs": "Take the other",
};

/** @typedef {keyof typeof english} StringKey */
/** @typedef {Partial<Record<StringKey, string>>} Strings */

/**
 * @param {Strings | undefined} own
 * @param {StringKey} key
 * @param {Record<string, string | number>} [values]
 */
export function text(own, key, values = {}) {
  const template = own?.[key] ?? english[key];
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
