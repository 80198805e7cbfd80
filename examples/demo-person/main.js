// Fills the demonstration person, as the button of the console does:
//   node examples/demo-person/main.js [http://127.0.0.1:8080] [user id]
// SERVICE_TOKEN is a token with the scopes memory and progress, where the service asks for one.
import { UserMemoryClient } from "@user-memory/client";
import { DEMO_ID, fillDemo } from "../../clients/console/app/demo/fill.js";

const [baseUrl = "http://127.0.0.1:8080", userId = DEMO_ID] = process.argv.slice(2);
const token = process.env.SERVICE_TOKEN;
const client = new UserMemoryClient({ baseUrl, ...(token && { token }) });

await fillDemo(client, {
  userId,
  progress: (done, total) => process.stdout.write(`\r${done} of ${total}`),
});
console.log(`\nOpen ${baseUrl}/console/#/person/${encodeURIComponent(userId)}`);
