import { MemoryElement } from "@user-memory/elements/base.js";
import { css, html, nothing } from "lit";
import { pageStyle } from "./page-style.js";
import { personHref } from "./routes.js";
import { t } from "./texts.js";

/** @import { Schemas } from "@user-memory/client" */

/** What there is about a person; each element is fetched when somebody looks at it. */
const TABS = /** @type {const} */ ([
  {
    id: "memory",
    load: () => import("@user-memory/elements/memory-list.js"),
    view: () => html`<memory-list></memory-list>`,
  },
  {
    id: "preferences",
    load: () => import("@user-memory/elements/memory-preferences.js"),
    view: () => html`<memory-preferences></memory-preferences>`,
  },
  {
    id: "goals",
    load: () => import("@user-memory/elements/memory-goals.js"),
    view: () => html`<memory-goals></memory-goals>`,
  },
  {
    id: "consents",
    load: () => import("@user-memory/elements/memory-consents.js"),
    view: () => html`<memory-consents></memory-consents>`,
  },
  {
    id: "progress",
    load: () => import("@user-memory/elements/memory-progress.js"),
    view: () => html`<memory-progress></memory-progress>`,
  },
  {
    id: "context",
    load: () => import("@user-memory/elements/memory-context.js"),
    view: () => html`<memory-context></memory-context>`,
  },
  {
    id: "data",
    load: () => import("@user-memory/elements/memory-data.js"),
    view: () => html`<memory-data></memory-data>`,
  },
]);

/** All about one person, by tabs. */
class PersonPage extends MemoryElement {
  static properties = {
    tab: { attribute: false },
    profile: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    pageStyle,
    css`
      .who {
        display: flex;
        align-items: center;
        gap: 1rem;
        margin-block-end: 1.25rem;
      }
      .face {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 3.25rem;
        block-size: 3.25rem;
        border-radius: 50%;
        background: var(--_accent-soft);
        color: var(--_accent);
        font-size: 1.25rem;
        font-weight: 600;
      }
      nav {
        margin-block-end: 1.5rem;
        border-block-end: 1px solid var(--_line);
        overflow-x: auto;
        scrollbar-width: none;
      }
      nav ul {
        display: flex;
        gap: 0.25rem;
      }
      nav a {
        display: block;
        padding: 0.5rem 0.75rem 0.625rem;
        border-block-end: 2px solid transparent;
        border-radius: var(--_small) var(--_small) 0 0;
        color: var(--_muted);
        font-size: 0.9375em;
        font-weight: 500;
        text-decoration: none;
        white-space: nowrap;
      }
      nav a:hover {
        color: var(--_text);
      }
      nav a:focus-visible {
        outline-offset: -3px;
      }
      nav a[aria-current] {
        border-color: var(--_accent);
        color: var(--_text);
      }
    `,
  ];

  constructor() {
    super();
    this.tab = "memory";
    /** @type {Schemas["Profile"] | undefined} */
    this.profile = undefined;
  }

  reset() {
    this.profile = undefined;
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    this.profile = await this.api.getProfile({ userId: this.person }, { signal });
  }

  /** @param {Map<PropertyKey, unknown>} changes */
  willUpdate(changes) {
    super.willUpdate(changes);
    void this.#shown()?.load();
  }

  /** On a phone the tabs are wider than the page. */
  updated() {
    const here = this.renderRoot.querySelector("nav [aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #shown() {
    return elementOf(this.tab);
  }

  content() {
    const name = this.profile?.displayName ?? this.person;
    const shown = this.#shown();
    return html`
      <div class="who">
        <span class="face" aria-hidden="true">${initials(name)}</span>
        <div>
          <h1>${name}</h1>
          ${name === this.person ? nothing : html`<p class="muted small mono">${this.person}</p>`}
        </div>
      </div>
      <nav aria-label=${t("person.tabs")}>
        <ul>
          ${TABS.map(
            ({ id }) =>
              html`<li>
                <a
                  href=${personHref(this.person, id)}
                  aria-current=${id === this.tab ? "page" : nothing}
                  >${t(`person.${id}`)}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      <memory-provider .client=${this.api} .user=${this.person}>
        ${shown === undefined
          ? html`<div class="empty"><h2>${t("person.missing.title")}</h2></div>`
          : shown.view()}
      </memory-provider>
    `;
  }
}

customElements.define("person-page", PersonPage);

/** @param {string} tab */
export function elementOf(tab) {
  return TABS.find(({ id }) => id === tab);
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "")
    .join("");
}
