/**
 * Functions are registered as internal here, and keep their definition: a component registers the same
 * ones as visible to its host, and the host wrappers of them.
 */
import * as server from "./_generated/server";

export const internalQuery = keepingDefinition(server.internalQuery);
export const internalMutation = keepingDefinition(server.internalMutation);

function keepingDefinition<Register extends (definition: never) => object>(
  register: Register,
): Register {
  return ((definition: never) =>
    Object.assign(register(definition), { definition })) as unknown as Register;
}
