/** Convex looks at the first 16 words of a search only, so they had better say something. */
const MAX_TERMS = 16;

const SAYS_NOTHING = new Set(
  (
    "a about am an and any are as at be been but by can could did do does for from had has have he " +
    "her him his how i if in is it its just me my no not of on or our out she should so some tell " +
    "than that the their them then there these they this to us was we were what when where which " +
    "who why will with would you your"
  ).split(" "),
);

/** The words of a question worth searching for, in their order; empty when there are none. */
export function searchTerms(question: string): string {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SAYS_NOTHING.has(word));
  return [...new Set(telling)].slice(0, MAX_TERMS).join(" ");
}
