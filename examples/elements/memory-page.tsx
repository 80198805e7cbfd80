"use client"; // for Next.js: custom elements live in the browser

import type { UserMemoryClient } from "@user-memory/client";
import "@user-memory/elements/memory-goals.js";
import "@user-memory/elements/memory-preferences.js";
import { useState } from "react";

/** React 19 sets properties of custom elements and listens to their events; no wrapper is needed. */
export function MemoryPage({ client, user }: { client: UserMemoryClient; user: string }) {
  const [stored, setStored] = useState(0);
  return (
    <memory-provider client={client} user={user} onmemory-changed={() => setStored((n) => n + 1)}>
      <h1>Your goals</h1>
      <p aria-live="polite">{stored === 0 ? "Change something." : `Stored: ${String(stored)}`}</p>
      <memory-goals />
      <memory-preferences />
    </memory-provider>
  );
}
