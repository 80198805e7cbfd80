import { join } from "node:path";
import { defineConfig } from "vite";

const clients = join(import.meta.dirname, "..", "..", "clients");
const service = process.env.MEMORY_URL ?? "http://127.0.0.1:8080";

/** The packages are taken from this repository; calls go on to the service, as behind a proxy. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: {
      "@user-memory/client": join(clients, "typescript", "dist", "index.js"),
      "@user-memory/elements": join(clients, "elements", "src"),
    },
  },
  oxc: { jsx: { runtime: "automatic" } },
  build: { rolldownOptions: { input: ["index.html", "react.html"] } },
  // With the page's own Host: the service lets in no page of another name.
  server: { port: 5173, proxy: { "/v1": { target: service, changeOrigin: false } } },
});
