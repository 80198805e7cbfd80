import { MemoryElement } from "@user-memory/elements/base.js";
import { css, html, nothing } from "lit";
import { personHref } from "../routes.js";
import { t } from "../texts.js";

/** Loads the demonstration person, then goes there. */
class DemoButton extends MemoryElement {
  static properties = {
    done: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    css`
      div {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
      }
      progress {
        inline-size: 10rem;
        accent-color: var(--_accent);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{ steps: number, of: number } | undefined} */
    this.done = undefined;
  }

  get needsPerson() {
    return false;
  }

  async #fill() {
    this.problem = undefined;
    this.done = { steps: 0, of: 1 };
    const filled = await this.attempt(async () => {
      const { DEMO_ID, fillDemo } = await import("./fill.js");
      await fillDemo(this.api, {
        progress: (steps, of) => (this.done = { steps, of }),
      });
      return DEMO_ID;
    });
    this.done = undefined;
    if (filled !== undefined) {
      this.changed("person");
      location.hash = personHref(filled);
    }
  }

  content() {
    const { done } = this;
    return html`<div>
      <button type="button" ?disabled=${done !== undefined} @click=${this.#fill}>
        ${t("demo.load")}
      </button>
      ${done === undefined
        ? nothing
        : html`<progress
            aria-label=${t("demo.loading")}
            max=${done.of}
            .value=${done.steps}
          ></progress>`}
    </div>`;
  }
}

customElements.define("demo-button", DemoButton);
