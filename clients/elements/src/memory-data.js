import { MemoryElement } from "./base.js";

/** `<memory-data>` */
export class MemoryData extends MemoryElement {}

customElements.define("memory-data", MemoryData);
