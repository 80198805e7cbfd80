/**
 * node --import tsx tools/convex-harness/main.ts [--port 0] [--key harness-key]
 *   [--packaging root|component|spread] [--until-stdin-closes]
 *
 * Prints `listening on http://127.0.0.1:<port>` once it can be called.
 */
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import type { Packaging } from "./packaging";
import { Harness } from "./server";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    key: { type: "string", default: "harness-key" },
    packaging: { type: "string", default: "root" },
    // So that it does not outlive the tests that started it, however they end.
    "until-stdin-closes": { type: "boolean", default: false },
  },
});

const server = await new Harness(values.key, values.packaging as Packaging).listen(
  Number(values.port),
);
const { port } = server.address() as AddressInfo;
console.log(`listening on http://127.0.0.1:${String(port)}`);

if (values["until-stdin-closes"]) {
  process.stdin.resume().once("end", () => process.exit());
}
