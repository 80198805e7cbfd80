/**
 * What the full-text index holds of a fact, and how it is asked. Convex splits text at everything that
 * is no letter or digit and puts it in lower case; the rest is done here, the same for both sides:
 * accents go, possessives and plurals lose their ending, scripts without spaces between words give
 * overlapping pairs of characters.
 */

/** Convex looks at the first 16 words of a search only, so they had better say something. */
const MAX_QUERY_TERMS = 15;

/** Convex takes the last word of a search for the beginning of one; none begins like this. */
export const LAST_TERM = "zzqxjkvzzqxjkvzzqxjkv";

/** Text beyond this is not analysed; a fact is far shorter. */
const MAX_LENGTH = 20_000;

const SAYS_NOTHING = new Set(
  (
    "a about am an and any are as at be been but by can could did do does for from had has have he " +
    "her him his how i if in is it its just me my no not of on or our out she should so some tell " +
    "than that the their them then there these they this to us was we were what when where which " +
    "who why will with would you your"
  ).split(" "),
);

const UNSPACED =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";

/** A run of an unspaced script, or a word with the tail of its possessive or contraction. */
const WORD = new RegExp(
  `([${UNSPACED}]+)|((?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+)(?:['’](?:s|re|ve|ll|d|m|t)(?!\\p{L}))?`,
  "gu",
);

/** Of a fact's text and tags, separated by spaces. */
export function indexTerms({ text, tags }: { text: string; tags: string[] }): string {
  return terms([text, ...tags].join("\n")).join(" ");
}

/** The words of a question worth searching for, in their order. */
export function queryTerms(question: string): string[] {
  return terms(question).slice(0, MAX_QUERY_TERMS);
}

function terms(text: string): string[] {
  const found = new Set<string>();
  for (const [, unspaced, word] of fold(text).matchAll(WORD)) {
    const parts = word === undefined ? pairs(unspaced ?? "") : [word];
    for (const part of parts.filter(saysSomething)) {
      found.add(cut(singular(part)));
    }
  }
  return [...found];
}

function fold(text: string): string {
  const decomposed = text.slice(0, MAX_LENGTH).normalize("NFKD");
  return decomposed
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}

function saysSomething(word: string): boolean {
  return !SAYS_NOTHING.has(word) && !/^[a-z]$/.test(word);
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, i) => (characters[i] ?? "") + character);
}

/** Plural endings (D. Harman, How effective is suffixing?, 1991), of English words. */
function singular(word: string): string {
  if (!/^[a-z]{4,}$/.test(word) || /(?:us|ss|aes|ees|oes|aies|eies)$/.test(word)) {
    return word;
  }
  return word.replace(/ies$/, "y").replace(/s$/, "");
}

/** Convex leaves out terms of 32 bytes or more. */
function cut(word: string): string {
  const characters = /^[a-z0-9]*$/.test(word) ? 31 : 7;
  return word.length <= characters ? word : Array.from(word).slice(0, characters).join("");
}
