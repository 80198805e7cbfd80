/** A small deployment whose costs can be worked out by hand. */
import {
  type DataModelFromSchemaDefinition,
  defineSchema,
  defineTable,
  type GenericDatabaseReader,
  internalMutationGeneric,
  internalQueryGeneric,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";

export const schema = defineSchema({
  notes: defineTable({ owner: v.string(), at: v.number(), text: v.string() })
    .index("by_owner", ["owner", "at"])
    .searchIndex("search_text", { searchField: "text", filterFields: ["owner"] }),
});

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const query = internalQueryGeneric as QueryBuilder<DataModel, "internal">;
const mutation = internalMutationGeneric as MutationBuilder<DataModel, "internal">;

const some = { owner: v.string(), count: v.number() };
const byId = { ids: v.array(v.id("notes")), together: v.boolean() };

function notesOf(db: GenericDatabaseReader<DataModel>, owner: string) {
  return db.query("notes").withIndex("by_owner", (q) => q.eq("owner", owner));
}

async function forEach<T>(items: T[], together: boolean, action: (item: T) => Promise<unknown>) {
  if (together) {
    await Promise.all(items.map(action));
    return;
  }
  for (const item of items) {
    await action(item);
  }
}

const functions = {
  add: mutation({
    args: { owner: v.string(), from: v.number(), count: v.number(), text: v.string() },
    handler: async (ctx, { from, count, ...note }) => {
      const ids = [];
      for (let at = from; at < from + count; at++) {
        ids.push(await ctx.db.insert("notes", { ...note, at }));
      }
      return ids;
    },
  }),
  first: query({
    args: some,
    handler: async (ctx, { owner, count }) => (await notesOf(ctx.db, owner).take(count)).length,
  }),
  search: query({
    args: some,
    handler: async (ctx, { owner, count }) => {
      const found = ctx.db
        .query("notes")
        .withSearchIndex("search_text", (q) => q.search("text", "x").eq("owner", owner));
      return (await found.take(count)).length;
    },
  }),
  get: query({
    args: byId,
    handler: async (ctx, { ids, together }) => {
      await forEach(ids, together, (id) => ctx.db.get("notes", id));
    },
  }),
  removeById: mutation({
    args: byId,
    handler: async (ctx, { ids, together }) => {
      await forEach(ids, together, (id) => ctx.db.delete("notes", id));
    },
  }),
  remove: mutation({
    args: some,
    handler: async (ctx, { owner, count }) => {
      for (const { _id } of await notesOf(ctx.db, owner).take(count)) {
        await ctx.db.delete("notes", _id);
      }
    },
  }),
  touch: mutation({
    args: some,
    handler: async (ctx, { owner, count }) => {
      for (const { _id } of await notesOf(ctx.db, owner).take(count)) {
        await ctx.db.patch("notes", _id, { text: "x" });
      }
    },
  }),
  age: query({ args: {}, handler: () => Date.now() }),
};

export const modules = {
  "./notes.ts": () => Promise.resolve(functions),
  "./_generated/api.ts": () => Promise.resolve({}),
};
