import { MemoryElement } from "./base.js";

/** `<memory-goals>` */
export class MemoryGoals extends MemoryElement {}

customElements.define("memory-goals", MemoryGoals);
