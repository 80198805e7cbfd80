/** What the application tells the memory is in the next context, and gone when its own write fails. */
import { convexTest } from "convex-test";
import { expect, test } from "vitest";
import { internal } from "./_generated/api";
import schema from "./schema";

const ana = { userId: "ana" };
const lesson = { ...ana, title: "Breathing", skillId: "talk", level: 6 };

function application() {
  const modules = import.meta.glob(["./**/*.{ts,js}", "!**/*.d.ts", "!**/*.test.ts"]);
  return convexTest({ schema, modules, transactionLimits: true });
}

test("a finished lesson is in the opening of the next chat", async () => {
  const t = application();
  await t.mutation(internal.host.addGoal, { ...ana, goal: { title: "Speak" } });
  await t.mutation(internal.lessons.finish, lesson);

  const said = ["Speak", 'Finished the lesson "Breathing".'];
  expect(await t.query(internal.lessons.opening, ana)).toEqual(said);
  expect(await t.query(internal.gamification.get, ana)).toMatchObject({ value: { xpTotal: 10 } });
});

test("what the memory refuses leaves nothing in either", async () => {
  const t = application();
  const refused = t.mutation(internal.lessons.finish, { ...lesson, level: 11 });

  await expect(refused).rejects.toMatchObject({ data: { kind: "invalid_argument" } });

  expect(await t.run(({ db }) => db.query("lessons").collect())).toEqual([]);
  expect(await t.query(internal.lessons.opening, ana)).toEqual([]);
});
