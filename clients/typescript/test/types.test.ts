import { expectTypeOf, test } from "vitest";
import type { Input, Item, Output, Schemas, UserMemoryClient } from "../src/index.js";

// Checked by tsc; a type that has become `any` or `unknown` fails here.

test("input_hasParametersHeadersAndBody", () => {
  expectTypeOf<Input<"patchPreferences">["userId"]>().toEqualTypeOf<string>();
  expectTypeOf<Input<"patchPreferences">["ifMatch"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Input<"patchPreferences">["body"]>().toEqualTypeOf<Schemas["PreferencesPatch"]>();
  expectTypeOf<Input<"upsertDailyProgress">["body"]["date"]>().toEqualTypeOf<string>();
  expectTypeOf<Input<"listFacts">["kind"]>().toEqualTypeOf<Schemas["FactKind"] | undefined>();
  expectTypeOf<Input<"finalizeAssessment">>().toHaveProperty("timeZone");
  expectTypeOf<Input<"finalizeAssessment">>().not.toHaveProperty("requestId");
});

test("output_isEveryGoodAnswer", () => {
  expectTypeOf<Output<"addGoal">>().toEqualTypeOf<Schemas["Goal"] | Schemas["AcceptedResponse"]>();
  expectTypeOf<Item<"listFacts">>().toEqualTypeOf<Schemas["Fact"]>();
});

test("methods_refuseWhatTheContractDoes", () => {
  const calls = async (memory: UserMemoryClient) => {
    // @ts-expect-error: it does not say whose
    await memory.listFacts({ kind: "bio" });
    // @ts-expect-error: no such kind
    await memory.listFacts({ userId: "ana", kind: "rumour" });
    // @ts-expect-error: there is no day
    await memory.upsertDailyProgress({ userId: "ana", body: { skillId: "s" } });
    // @ts-expect-error: no such member
    await memory.putProfile({ userId: "ana", body: { nickname: "A" } });
    // @ts-expect-error: has no pages
    memory.items("getContext", { userId: "ana" });
    const kept = await memory.getPreferences({ userId: "ana" });
    expectTypeOf(kept).toEqualTypeOf<Schemas["Preferences"]>();
    const asked = await memory.getPreferences({ userId: "ana", ifNoneMatch: '"1"' });
    expectTypeOf(asked).toEqualTypeOf<Schemas["Preferences"] | undefined>();
  };
  expectTypeOf(calls).toBeFunction();
});
