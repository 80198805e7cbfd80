import { theme } from "@user-memory/elements/theme.js";
import { html, LitElement } from "lit";
import { pageStyle } from "./page-style.js";
import { t } from "./texts.js";

/** How the service is. */
class OperatorPage extends LitElement {
  static styles = [theme, pageStyle];

  render() {
    return html`<h1>${t("nav.operator")}</h1>`;
  }
}

customElements.define("operator-page", OperatorPage);
