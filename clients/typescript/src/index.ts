export { Answer, type Received } from "./answer.js";
export { UserMemoryClient } from "./client.js";
export {
  ConnectionError,
  ProblemError,
  TimeoutError,
  UnexpectedAnswerError,
  UserMemoryError,
  type ErrorCode,
  type FieldError,
} from "./errors.js";
export { EventStream } from "./events.js";
export { OPERATIONS, type OperationName } from "./generated/operations.js";
export type { Importable } from "./import.js";
export { LineStream } from "./lines.js";
export type { CallOptions, ClientOptions, TokenSource } from "./options.js";
export { EventParser, type ServerEvent } from "./parser.js";
export type {
  ChatEvent,
  Events,
  Input,
  Item,
  Lines,
  Output,
  Page,
  Paged,
  Schemas,
} from "./types.js";
