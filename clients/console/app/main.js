import { UserMemoryClient } from "@user-memory/client";
import "@user-memory/elements/memory-preferences.js";
import { html, LitElement } from "lit";

class MemoryConsole extends LitElement {
  render() {
    const client = new UserMemoryClient({ baseUrl: new URL("..", location.href).href });
    return html`<memory-provider user="demo" .client=${client}>
      <memory-preferences></memory-preferences>
    </memory-provider>`;
  }
}

customElements.define("memory-console", MemoryConsole);
