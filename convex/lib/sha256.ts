/** Between the parts of what is hashed, so that ("a", "bc") and ("ab", "c") differ. */
const SEPARATOR = "\u001f";

/** The first `digits` (an even number) of the SHA-256 of several parts, in lower-case hex. */
export async function sha256Hex(digits: number, ...parts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.join(SEPARATOR));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest, 0, digits / 2), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
