import { UserMemoryClient } from "@user-memory/client";
import { createRoot } from "react-dom/client";
import { MemoryPage } from "./memory-page.tsx";

const root = document.getElementById("app");
if (root) {
  createRoot(root).render(<MemoryPage client={new UserMemoryClient()} user="ana" />);
}
