import { MemoryElement } from "./base.js";

/** `<memory-consents>` */
export class MemoryConsents extends MemoryElement {}

customElements.define("memory-consents", MemoryConsents);
