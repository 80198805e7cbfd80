import type { UserMemoryClient } from "@user-memory/client";
import type { Strings } from "@user-memory/elements/strings.js";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

/** What every element takes; without `client` and `user` it asks the provider around it. */
interface MemoryAttributes extends DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> {
  client?: UserMemoryClient;
  user?: string;
  strings?: Strings;
  theme?: "light" | "dark" | "auto";
  "onmemory-changed"?: (event: CustomEvent<{ what: string; user: string }>) => void;
  "onmemory-error"?: (event: CustomEvent<{ error: unknown }>) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "memory-provider": MemoryAttributes;
      "memory-list": MemoryAttributes;
      "memory-preferences": MemoryAttributes;
      "memory-goals": MemoryAttributes;
      "memory-consents": MemoryAttributes;
      "memory-progress": MemoryAttributes;
      "memory-context": MemoryAttributes;
      "memory-data": MemoryAttributes;
    }
  }
}
