export { MemoryElement } from "./base.js";
export { MemoryPreferences } from "./memory-preferences.js";
export { MemoryProvider } from "./provider.js";
export { english } from "./strings.js";
