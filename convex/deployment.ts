import { v } from "convex/values";
import { internalQuery } from "./functions";
import { CONTRACT, SERVES_FROM } from "./lib/contractVersion";

/**
 * Which functions these are, for a service to compare with what it was built for. Reads nothing, so
 * that Convex answers repeats from its cache.
 */
export const version = internalQuery({
  args: {},
  returns: v.object({ contract: v.number(), servesFrom: v.number() }),
  handler: () => ({ contract: CONTRACT, servesFrom: SERVES_FROM }),
});
