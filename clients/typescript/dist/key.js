/** A random UUID, also in a page that is not a secure context and so has no `randomUUID`. */
export function randomKey() {
    if ("randomUUID" in crypto) {
        return crypto.randomUUID();
    }
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    // Version 4, variant 1 (RFC 9562).
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `${"89ab".charAt((bytes[8] ?? 0) & 3)}${hex.slice(17, 20)}`,
        hex.slice(20),
    ].join("-");
}
