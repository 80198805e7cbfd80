export { Answer } from "./answer.js";
export { UserMemoryClient } from "./client.js";
export { ConnectionError, ProblemError, TimeoutError, UnexpectedAnswerError, UserMemoryError, } from "./errors.js";
export { EventStream } from "./events.js";
export { OPERATIONS } from "./generated/operations.js";
export { LineStream } from "./lines.js";
export { EventParser } from "./parser.js";
