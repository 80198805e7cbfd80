/** The distinct elements of both, in insertion order. */
export function union(first: string[], second: string[]): string[] {
  return [...new Set([...first, ...second])];
}

/**
 * Orders strings by code point, as Convex's indexes and SQLite do; JavaScript's own order is by
 * UTF-16 code unit.
 */
export function compareCodePoints(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [l, r] = [left.next(), right.next()];
    if (l.done || r.done) {
      return Number(r.done ?? false) - Number(l.done ?? false);
    }
    const difference = (l.value.codePointAt(0) ?? 0) - (r.value.codePointAt(0) ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
}
