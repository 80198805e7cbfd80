/** All texts of the console that are not those of an element. */
export const texts = {
  name: "User Memory",
  skip: "Skip to the content",
  starting: "One moment…",

  "nav.label": "Pages",
  "nav.people": "People",
  "nav.operator": "Operator",
  "nav.me": "My memory",
  "theme.auto": "Colours of the system",
  "theme.light": "Light",
  "theme.dark": "Dark",
  signOut: "Sign out",
  "caller.local": "this machine",

  "signIn.title": "Sign in",
  "signIn.lead": "With a token of the service, or your own token from the app that you use.",
  "signIn.token": "Token",
  "signIn.hint":
    "It stays in this tab until you close it or sign out, and is sent to this service only.",
  "signIn.submit": "Sign in",
  "signIn.refused": "This token is not valid, or no longer.",
  "signIn.ended": "You have been signed out: the token is no longer valid.",
  "signIn.away": "The service cannot be reached. Is it running?",

  "people.title": "People",
  "people.lead": "Everybody of whom something is remembered.",
  "people.find": "User id",
  "people.find.hint": "The beginning of an id finds people; a whole id opens",
  "people.open": "Open",
  "people.changed": "changed {when}",
  "people.none.title": "Nobody yet",
  "people.none.lead":
    "Memory appears here once an application has stored something. To look around, load a person with made-up data.",
  "people.noMatch.title": "Nobody’s id begins with “{prefix}”",
  "people.noMatch.lead": "You can still open it: nothing is remembered of that person so far.",
  "people.more": "Show more",
  "people.unlisted.title": "Open a person by their id",
  "people.unlisted.lead":
    "Your token does not list people; that needs the scope “admin” or “console”.",

  "person.tabs": "About this person",
  "person.memory": "Memory",
  "person.preferences": "Preferences",
  "person.goals": "Goals",
  "person.consents": "Consents",
  "person.progress": "Progress",
  "person.context": "Context",
  "person.data": "Data",
  "person.other.title": "This is somebody else’s memory",
  "person.other.lead": "You see only what is remembered of you.",
  "person.other.own": "Go to my memory",
  "person.missing.title": "There is no such page",

  "lost.title": "There is no such page",
  "lost.lead": "The address leads nowhere.",
  "lost.home": "Go to the start",
};

/**
 * @param {keyof typeof texts} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
