/** Neither U+0000, which C strings end at, nor half a pair, which has no UTF-8 form. */
export function encodingFault(text: string): string | undefined {
  return /[\0\p{Surrogate}]/u.test(text)
    ? "must not contain U+0000 or a half of a surrogate pair"
    : undefined;
}
