/** UTF-8 bytes per token, on the careful side: English has about four, other scripts three. */
const BYTES_PER_TOKEN = 3;

/** What a list item costs besides its text. */
const PER_ITEM = 2;

/** An estimate that rarely is below the count of a chat model's tokenizer. */
export function estimateTokens(text: string): number {
  const bytes = new TextEncoder().encode(text).length;
  return Math.ceil(bytes / BYTES_PER_TOKEN) + PER_ITEM;
}

/** Spends a budget of tokens, or counts what is spent when there is no limit. */
export class TokenBudget {
  spent = 0;

  constructor(private readonly limit = Infinity) {}

  /** Those that fit, in order; one that does not fit does not stop a smaller one. */
  take<T>(items: T[], text: (item: T) => string, share = 1): T[] {
    let left = Math.floor((this.limit - this.spent) * share);
    return items.filter((item) => {
      const cost = estimateTokens(text(item));
      if (cost > left) {
        return false;
      }
      left -= cost;
      this.spent += cost;
      return true;
    });
  }
}
