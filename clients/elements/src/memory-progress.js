import { MemoryElement } from "./base.js";

/** `<memory-progress>` */
export class MemoryProgress extends MemoryElement {}

customElements.define("memory-progress", MemoryProgress);
