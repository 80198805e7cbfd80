/**
 * @import { UserMemoryClient, Schemas } from "@user-memory/client"
 * @typedef {Schemas["ErasureState"]} Erasure
 */

/** Between two questions about how far an erasure is, in milliseconds. */
const ASK_AGAIN_MS = 1_000;

/**
 * Erases all of a person, and waits until that is done, or has stopped.
 *
 * @param {UserMemoryClient} api
 * @param {string} userId
 * @param {object} options
 * @param {AbortSignal} options.signal stops the waiting; the service goes on
 * @param {(deleted: number) => void} options.progress told while much is erased
 * @returns {Promise<Erasure>}
 */
export async function erase(api, userId, { signal, progress }) {
  let state = await api.eraseMemory({ userId }, { signal });
  while (state.state === "running") {
    progress(state.total);
    await pause(ASK_AGAIN_MS, signal);
    state = await api.getMemoryErasure({ userId }, { signal });
  }
  return state;
}

/**
 * @param {number} ms
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
