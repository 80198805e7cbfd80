/** How an operation is sent, as the contract has it. */
export interface Description {
  readonly method: string;
  /** With `{names}` of what goes into it. */
  readonly path: string;
  readonly query: readonly string[];
  /** The headers by the name of the input that goes into them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The media type of the body; absent when there is none. */
  readonly body?: string;
  readonly answer: "json" | "text" | "lines" | "events";
  /** Whether a second attempt does no more than the first: it reads, or names what it does. */
  readonly repeatable: boolean;
}
