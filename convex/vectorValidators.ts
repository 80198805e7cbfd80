import { type Infer, v } from "convex/values";
import { revision } from "./model/revisions";
import { page } from "./validators";

/** Where a fact lies among others by its meaning, as one model sees it. */
export const factVector = v.object({
  factId: v.string(),
  /** with its version and quantisation; vectors of different models are never compared */
  model: v.string(),
  /** a signed byte for each dimension, in base64: JSON has no bytes */
  vector: v.string(),
});
export type FactVector = Infer<typeof factVector>;

/** What a vector is made of. */
export const factText = v.object({ factId: v.string(), text: v.string() });
export type FactText = Infer<typeof factText>;

/** Facts to make vectors of, as of a revision: who finds none need not look further back again. */
export const withoutVector = v.object({ ...page(factText).fields, revision });
export type WithoutVector = Infer<typeof withoutVector>;
