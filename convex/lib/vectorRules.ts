/** Bytes of a vector, one per dimension. */
const MAX_DIMENSIONS = 4_096;

/** What a model is called: visible ASCII characters. */
export function isModel(name: string): boolean {
  return /^[!-~]{1,128}$/.test(name);
}

/** A vector in base64, as there is only one way to write it. */
export function isVector(base64: string): boolean {
  const dimensions = (base64.length * 3) / 4 - (/=*$/.exec(base64)?.[0].length ?? 0);
  return (
    dimensions >= 1 &&
    dimensions <= MAX_DIMENSIONS &&
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/.test(
      base64,
    )
  );
}
