/** @import { UserMemoryClient } from "@user-memory/client" */

/** Progress is told after so many lines. */
const TELL_AFTER = 100;

/**
 * All that is stored about a person, one document a line between a header and an end.
 *
 * @param {UserMemoryClient} api
 * @param {string} userId
 * @param {object} options
 * @param {AbortSignal} options.signal
 * @param {(lines: number) => void} options.progress
 * @returns {Promise<string[]>} the lines, each with its end
 */
export async function exportLines(api, userId, { signal, progress }) {
  /** @type {string[]} */
  const lines = [];
  for await (const line of api.exportMemory({ userId }, { signal }).text()) {
    lines.push(`${line}\n`);
    if (lines.length % TELL_AFTER === 0) {
      progress(lines.length);
    }
  }
  return lines;
}

/**
 * Has the browser keep a file.
 *
 * @param {Blob} file
 * @param {string} name
 */
export function save(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
