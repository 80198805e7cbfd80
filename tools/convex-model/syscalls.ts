import type { JSONValue } from "convex/values";
import type { Query } from "./reads";
import { documentOf, type Transaction } from "./transaction";

/** What functions call in the backend, as convex-test puts it into the global scope. */
interface Syscalls {
  readonly syscall: (operation: string, args: string) => string;
  readonly asyncSyscall: (operation: string, args: string) => Promise<string>;
  readonly jsSyscall: (operation: string, args: object) => unknown;
}

interface Scope {
  Convex?: Syscalls;
}

interface Args {
  table?: string;
  id: string;
  queryId: number;
  query: Query;
}

const READS = ["1.0/get", "1.0/queryStreamNext"];
const WRITES = ["1.0/insert", "1.0/shallowMerge", "1.0/replace", "1.0/remove"];

/** Functions run on until all that they wait for is a call; so many turns are enough for ours. */
const TURNS = 24;

/** By the calls of a test deployment, which are its own: what runs in it now. */
const running = new WeakMap<object, Transaction>();

/** Writes of tests themselves, past all functions; no query's answer outlives one. */
let writesOfTests = 0;

let watched: Syscalls | undefined;

export function countOfTestWrites(): number {
  return writesOfTests;
}

/** The transaction that runs in the deployment whose function this is called from. */
export function runningTransaction(): Transaction | undefined {
  return running.get(calls().asyncSyscall);
}

/** Lets a transaction watch what is called while an action runs. */
export async function watching<T>(transaction: Transaction, action: () => Promise<T>): Promise<T> {
  const key = calls().asyncSyscall;
  running.set(key, transaction);
  try {
    return await action();
  } finally {
    running.delete(key);
  }
}

/** Puts the watch in front of what convex-test has put into the global scope. */
export function watchSyscalls(): void {
  const scope = globalThis as Scope;
  if (scope.Convex === undefined || scope.Convex instanceof Watched) {
    return;
  }
  watched = scope.Convex;
  scope.Convex = new Watched();
}

function calls(): Syscalls {
  if (watched === undefined) {
    throw new Error("There is no deployment");
  }
  return watched;
}

class Watched implements Syscalls {
  readonly syscall = (operation: string, args: string) => {
    const answer = calls().syscall(operation, args);
    if (operation === "1.0/queryStream") {
      const { queryId } = JSON.parse(answer) as Args;
      runningTransaction()?.startQuery((JSON.parse(args) as Args).query, queryId);
    }
    return answer;
  };

  readonly asyncSyscall = async (operation: string, args: string) => {
    const transaction = runningTransaction();
    if (transaction === undefined) {
      writesOfTests += WRITES.includes(operation) ? 1 : 0;
      return await calls().asyncSyscall(operation, args);
    }
    if (READS.includes(operation)) {
      return await read(transaction, operation, args);
    }
    return WRITES.includes(operation)
      ? await write(transaction, operation, args)
      : await calls().asyncSyscall(operation, args);
  };

  readonly jsSyscall = (operation: string, args: object) => calls().jsSyscall(operation, args);
}

async function read(transaction: Transaction, operation: string, args: string) {
  const { id, queryId } = JSON.parse(args) as Args;
  const round = transaction.startCall(true);
  const answer = await calls().asyncSyscall(operation, args);
  for (let turn = 0; turn < TURNS; turn++) {
    await Promise.resolve();
  }
  round.isOpen = false;
  if (operation === "1.0/get") {
    transaction.get(id, documentOf(JSON.parse(answer) as JSONValue), round);
  } else {
    const { value, done } = JSON.parse(answer) as { value: JSONValue; done: boolean };
    transaction.next(queryId, done ? null : documentOf(value), round);
  }
  return answer;
}

async function write(transaction: Transaction, operation: string, args: string) {
  const { table, id } = JSON.parse(args) as Args;
  const round = transaction.startCall(false);
  const stored = operation === "1.0/insert" ? undefined : find(table, id);
  const [answer, before] = await Promise.all([calls().asyncSyscall(operation, args), stored]);
  if (before) {
    transaction.get(id, before, round);
  }
  const written = (JSON.parse(answer) as { _id?: string })._id ?? id;
  const after = operation === "1.0/remove" ? undefined : await find(table, written);
  const inTable = table ?? id.replace(/^\d+/, "");
  transaction.write({ table: inTable, before: before ?? undefined, after: after ?? undefined });
  return answer;
}

async function find(table: string | undefined, id: string) {
  const answer = await calls().asyncSyscall("1.0/get", JSON.stringify({ table, id }));
  return documentOf(JSON.parse(answer) as JSONValue);
}
