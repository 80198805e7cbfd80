import type { DatabaseWriter } from "../_generated/server";
import type { MemoryTable } from "../exportValidators";
import { OPERATIONS } from "../operations";
import type { Source } from "./deletion";
import { TABLES } from "./tables";

/** By what is recorded of a write: the tables whose documents its outcome repeats. */
const COPIES = new Map(Object.values(OPERATIONS).map((write) => [write.function, write.copies]));

/** The records of outcomes that repeat erased tables; the others are passed. */
export function outcomesToForget(
  db: DatabaseWriter,
  userId: string,
  tables: readonly MemoryTable[],
): Source {
  const table = TABLES.users_idempotency;
  return {
    name: "outcomes",
    async *from(after?: string[]) {
      for await (const document of table.ofUser(db, userId, after)) {
        const copies = COPIES.get(document.operation ?? "") ?? [];
        const repeats = copies.some((table) => tables.includes(table));
        const work = repeats ? () => db.delete("users_idempotency", document._id) : undefined;
        yield { table: "users_idempotency", document, key: table.key(document), work };
      }
    },
  };
}
