import { MemoryElement } from "@user-memory/elements/base.js";
import { dashboardStyle } from "@user-memory/elements/dashboard.js";
import { tableStyle } from "@user-memory/elements/table.js";
import { html, nothing } from "lit";
import { budget, contexts, purges, writes } from "./operator/cards.js";
import { History, PERIOD_MS } from "./operator/history.js";
import { operatorStyle } from "./operator/style.js";
import { tiles } from "./operator/tiles.js";
import { pageStyle } from "./page-style.js";
import { t } from "./texts.js";

/** To the second reading, so that there are rates. */
const SOON_MS = 1_000;

/** How the service is, from its own metrics, read again and again while somebody looks. */
class OperatorPage extends MemoryElement {
  static properties = {
    readings: { state: true },
  };

  static styles = [...MemoryElement.styles, pageStyle, tableStyle, dashboardStyle, operatorStyle];

  #history = new History();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;

  constructor() {
    super();
    /** How many there were. */
    this.readings = 0;
  }

  get needsPerson() {
    return false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#seen);
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#seen);
    clearTimeout(this.#next);
    super.disconnectedCallback();
  }

  #seen = () => {
    if (!document.hidden) {
      void this.reload();
    }
  };

  /** @param {AbortSignal} signal */
  async load(signal) {
    clearTimeout(this.#next);
    await this.#history.read(this.api, signal);
    this.readings++;
    const wait = this.readings === 1 ? SOON_MS : PERIOD_MS;
    this.#next = setTimeout(() => {
      if (!document.hidden) {
        void this.reload();
      }
    }, wait);
  }

  content() {
    const { latest } = this.#history;
    return html`
      <div class="title">
        <h1>${t("nav.operator")}</h1>
        <p class="muted">${t("operator.lead", { seconds: PERIOD_MS / 1_000 })}</p>
      </div>
      ${latest === undefined
        ? this.loading
          ? html`<p class="muted">${this.t("common.loading")}</p>`
          : nothing
        : html`
            <dl class="tiles">${tiles(latest, this.#history)}</dl>
            <div class="stack">
              <div class="pair">${writes(this.#history)} ${contexts(this.#history)}</div>
              <div class="pair">${budget(latest)} ${purges(latest)}</div>
            </div>
          `}
    `;
  }
}

customElements.define("operator-page", OperatorPage);
