/** For a host application that spreads these tables into its own schema, and has some of them already. */
import { memoryTables } from "./schema";

/** The tables that may be the host's own, and the indexes by which they are read here. */
const SHARED = {
  tracked_skills: { by_user_skill: ["userId", "skillId"], by_user_order: ["userId", "order"] },
  users_goals: { by_user: ["userId"], by_user_goal: ["userId", "goalId"] },
  users_profile: { by_user: ["userId"] },
};
type SharedTable = keyof typeof SHARED;

/** What a table says of its indexes. */
interface Indexed {
  " indexes"(): { indexDescriptor: string; fields: string[] }[];
}

/** All tables of a memory but those that the host has: those are left to it, in its own shape. */
export function memoryTablesBeside<Own extends Partial<Record<SharedTable, Indexed>>>(
  own: Own,
): Omit<typeof memoryTables, keyof Own> {
  for (const [name, table] of Object.entries(own)) {
    requireIndexes(name as SharedTable, table);
  }
  return Object.fromEntries(
    Object.entries(memoryTables).filter(([name]) => !(name in own)),
  ) as Omit<typeof memoryTables, keyof Own>;
}

/** So that what is missing is told when it is deployed, not when it is first read. */
function requireIndexes(name: SharedTable, table: Indexed): void {
  const indexes = table[" indexes"]();
  for (const [index, leading] of Object.entries(SHARED[name])) {
    const found = indexes.find(({ indexDescriptor }) => indexDescriptor === index);
    if (!leading.every((field, position) => found?.fields[position] === field)) {
      throw new Error(`${name} needs the index ${index} on ${leading.join(", ")}.`);
    }
  }
}
