import { MemoryElement } from "./base.js";

/** `<memory-context>` */
export class MemoryContext extends MemoryElement {}

customElements.define("memory-context", MemoryContext);
