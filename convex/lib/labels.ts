/**
 * Names that people and models type: badges, medals and errors. Two are one when their normal forms are
 * equal, and the first spelling stays.
 */

/** NFC, every run of spaces one space, and none around it. */
export function normalForm(label: string): string {
  return label
    .normalize("NFC")
    .replace(/[\t-\r\p{Zs}]+/gu, " ")
    .replace(/^ | $/g, "");
}

/** Both, each name once, in the order and the spelling in which they came first. */
export function unite(first: string[], second: string[]): string[] {
  const united = new Map<string, string>();
  for (const label of [...first, ...second]) {
    const form = normalForm(label);
    if (!united.has(form)) {
      united.set(form, label);
    }
  }
  return [...united.values()];
}
