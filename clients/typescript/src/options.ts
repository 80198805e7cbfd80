/** What holds for one call; what is absent is as the client has it. */
export interface CallOptions {
  /** Ends the call, at once and wherever it is. */
  signal?: AbortSignal | undefined;
  /** For one attempt, in milliseconds; of a stream, until it begins. */
  timeoutMs?: number | undefined;
  /** For all attempts and the time between them, in milliseconds. */
  deadlineMs?: number | undefined;
  /** 1 or more; 1 never repeats anything. */
  maxAttempts?: number | undefined;
  /** How long an event stream may say nothing before it is opened anew, in milliseconds. */
  silenceMs?: number | undefined;
  /** Goes on when the page is left: for a last write, with a body of at most 64 KB. */
  keepalive?: boolean | undefined;
  /** Names the call in the service's log: 1 to 128 visible ASCII characters. */
  requestId?: string | undefined;
}

/** A token, or who gives one: asked before the first call, and again when one is refused (401). */
export type TokenSource = string | (() => string | Promise<string>);

export interface ClientOptions {
  /** Such as `http://127.0.0.1:8080`; absent in a page means where the page is from. */
  baseUrl?: string | undefined;
  /** Absent sends none: for a service without credentials, which listens on the loopback only. */
  token?: TokenSource | undefined;
  /** For one attempt, in milliseconds (10,000). An import has no limit unless the call gives one. */
  timeoutMs?: number | undefined;
  /** For all attempts of a call, in milliseconds (30,000). */
  deadlineMs?: number | undefined;
  /** How often a repeatable call is tried (4). */
  maxAttempts?: number | undefined;
  /** The longest wait before the second attempt, in milliseconds (200); doubles each time. */
  backoffMs?: number | undefined;
  /** As of a call (45,000: three heartbeats). */
  silenceMs?: number | undefined;
  /** Sent with every call. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Instead of the runtime's own. */
  fetch?: typeof fetch | undefined;
}

/** The options of a call, whole. */
export interface Settings {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  readonly silenceMs: number;
  readonly keepalive: boolean;
  readonly requestId: string | undefined;
}

/** Not a number that a timer could take means: without a limit. */
export const UNLIMITED = Infinity;

export function settingsOf(client: ClientOptions, call: CallOptions | undefined): Settings {
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
