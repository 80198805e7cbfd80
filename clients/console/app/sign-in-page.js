import { theme } from "@user-memory/elements/theme.js";
import { css, html, LitElement, nothing } from "lit";
import { pageStyle } from "./page-style.js";
import { t } from "./texts.js";

/**
 * Asks for a token.
 *
 * @fires token - with what was entered
 */
class SignInPage extends LitElement {
  static properties = { reason: { attribute: false } };

  static styles = [
    theme,
    pageStyle,
    css`
      form {
        display: grid;
        gap: 1rem;
        max-inline-size: 26rem;
        margin: clamp(1rem, 8vh, 5rem) auto;
      }
      .field {
        display: grid;
        gap: 0.375rem;
      }
      .refused {
        padding: 0.625rem 0.875rem;
        border-radius: var(--_small);
        background: var(--_danger-soft);
        color: var(--_danger);
        font-size: 0.9375em;
      }
      button {
        min-block-size: 2.75rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {"" | "refused" | "ended" | "away"} Why somebody is asked. */
    this.reason = "";
  }

  firstUpdated() {
    this.renderRoot.querySelector("input")?.focus();
  }

  render() {
    return html`
      <form class="card" @submit=${this.#submit}>
        <div>
          <h1>${t("signIn.title")}</h1>
          <p class="muted">${t("signIn.lead")}</p>
        </div>
        ${this.reason === ""
          ? nothing
          : html`<p class="refused" role="alert">${t(`signIn.${this.reason}`)}</p>`}
        <div class="field">
          <label for="token">${t("signIn.token")}</label>
          <input
            id="token"
            type="password"
            autocomplete="off"
            spellcheck="false"
            required
            aria-describedby="hint"
          />
          <small class="muted" id="hint">${t("signIn.hint")}</small>
        </div>
        <button class="primary">${t("signIn.submit")}</button>
      </form>
    `;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const input = this.renderRoot.querySelector("input");
    const token = input?.value.trim() ?? "";
    if (token !== "") {
      this.dispatchEvent(new CustomEvent("token", { detail: token }));
    }
  }
}

customElements.define("sign-in-page", SignInPage);
