import { MemoryElement } from "./base.js";

/** `<memory-list>` */
export class MemoryList extends MemoryElement {}

customElements.define("memory-list", MemoryList);
