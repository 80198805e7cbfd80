/**
 * @import { UserMemoryClient, Schemas } from "@user-memory/client"
 * @typedef {Schemas["ImportReport"]} ImportReport
 * @typedef {{ lines: string[], numbers: number[], read: number }} Batch
 */

/** So that progress can be told, and an import can be stopped between two requests. */
const BATCH_LINES = 500;
const BATCH_CHARACTERS = 512 * 1024;

/** The service tells of so many. */
const MAX_ERRORS = 100;

/**
 * Imports an export piece by piece.
 *
 * @param {UserMemoryClient} api
 * @param {string} userId
 * @param {File} file
 * @param {object} options
 * @param {AbortSignal} options.signal stops it; what was stored by then stays
 * @param {(share: number, report: ImportReport) => void} options.progress told after every piece;
 *   from 0 to 1
 * @returns {Promise<ImportReport>} of all pieces, by the lines of the whole file
 */
export async function importFile(api, userId, file, { signal, progress }) {
  /** @type {ImportReport} */
  let total = { created: 0, updated: 0, unchanged: 0, failed: 0, errors: [], complete: false };
  const reader = new ExportFile(file);
  for await (const { lines, numbers, read } of reader.batches()) {
    const body = [reader.header, ...lines, JSON.stringify({ type: "end", records: lines.length })];
    const report = await api.importUser({ userId, body: body.join("\n") }, { signal });
    total = sum(total, report, numbers);
    progress(file.size === 0 ? 1 : read / file.size, total);
  }
  return { ...total, complete: reader.complete };
}

/**
 * @param {ImportReport} total
 * @param {ImportReport} part
 * @param {number[]} numbers of the part's lines in the file, counted from 1
 */
function sum(total, part, numbers) {
  const errors = part.errors.map(({ line, message }) => ({
    line: numbers[line - 2] ?? line, // behind the header, and counted from 1
    message,
  }));
  return {
    created: total.created + part.created,
    updated: total.updated + part.updated,
    unchanged: total.unchanged + part.unchanged,
    failed: total.failed + part.failed,
    errors: [...total.errors, ...errors].slice(0, MAX_ERRORS),
    complete: false,
  };
}

/** The lines of an export: a header, documents, an end. */
class ExportFile {
  #file;
  #documents = 0;
  /** The first line, whatever it is: the service says whether it can read it. */
  header = "";
  /** Whether the end was there and counted as many documents as came. */
  complete = false;

  /** @param {File} file */
  constructor(file) {
    this.#file = file;
  }

  /** At least one, so that the service judges the header. @returns {AsyncGenerator<Batch, void>} */
  async *batches() {
    let batch = emptyBatch();
    let characters = 0;
    let any = false;
    for await (const { line, number, read } of this.#lines()) {
      batch.read = read;
      if (number === 1) {
        this.header = line;
      } else if (line.trim() !== "" && !this.#isEnd(line)) {
        batch.lines.push(line);
        batch.numbers.push(number);
        characters += line.length;
      }
      if (batch.lines.length === BATCH_LINES || characters > BATCH_CHARACTERS) {
        yield batch;
        any = true;
        batch = emptyBatch();
        characters = 0;
      }
    }
    if (batch.lines.length > 0 || !any) {
      yield { ...batch, read: this.#file.size };
    }
  }

  /** @param {string} line */
  #isEnd(line) {
    if (!/^\s*\{\s*"type"\s*:\s*"end"/.test(line)) {
      this.#documents++;
      return false;
    }
    try {
      this.complete = JSON.parse(line).records === this.#documents;
      return true;
    } catch {
      return false;
    }
  }

  /** @returns {AsyncGenerator<{ line: string, number: number, read: number }, void>} */
  async *#lines() {
    const reader = this.#file.stream().getReader();
    const decoder = new TextDecoder();
    let rest = "";
    let read = 0;
    let number = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const lines = (rest + decoder.decode(next.value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      const each = next.value.length / (lines.length + 1); // pieces are megabytes: told evenly
      for (const [index, line] of lines.entries()) {
        yield { line, number: ++number, read: read + each * (index + 1) };
      }
      read += next.value.length;
    }
    const line = rest + decoder.decode();
    if (line !== "") {
      yield { line, number: ++number, read };
    }
  }
}

/** @returns {Batch} */
function emptyBatch() {
  return { lines: [], numbers: [], read: 0 };
}
