/** Not a number that a timer could take means: without a limit. */
export const UNLIMITED = Infinity;
export function settingsOf(client, call) {
    return {
        signal: call?.signal,
        timeoutMs: call?.timeoutMs ?? client.timeoutMs ?? 10_000,
        deadlineMs: call?.deadlineMs ?? client.deadlineMs ?? 30_000,
        maxAttempts: call?.maxAttempts ?? client.maxAttempts ?? 4,
        backoffMs: client.backoffMs ?? 200,
        silenceMs: call?.silenceMs ?? client.silenceMs ?? 45_000,
        keepalive: call?.keepalive ?? false,
        requestId: call?.requestId,
    };
}
