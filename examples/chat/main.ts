// A chat page with memory: node --import tsx examples/chat/main.ts
import type { AddressInfo } from "node:net";
import { UserMemoryClient } from "@user-memory/client";
import { providerOf } from "./provider.js";
import { chatServer } from "./server.js";

const { env } = process;
const provider = providerOf(env);
const server = chatServer({
  memory: new UserMemoryClient({
    baseUrl: env.MEMORY_URL ?? "http://127.0.0.1:8080",
    token: env.SERVICE_SHARED_SECRET,
  }),
  provider,
  userId: env.CHAT_USER ?? "ana",
  limitTokens: 512,
  patienceMs: 1_000,
});
server.listen(Number(env.CHAT_PORT ?? 8090), "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`Chat with ${provider.name} on http://127.0.0.1:${String(port)}`);
});
