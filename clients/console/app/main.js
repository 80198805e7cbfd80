import { theme } from "@user-memory/elements/theme.js";
import { icon } from "@user-memory/elements/icons.js";
import { isAway } from "@user-memory/elements/problems.js";
import { css, html, LitElement, nothing } from "lit";
import "@user-memory/elements/provider.js";
import { personHref, routeOf } from "./routes.js";
import { Session } from "./session.js";
import { t } from "./texts.js";
import { nextTheme, restoreTheme, themeNow } from "./themes.js";

/** @import { Route } from "./routes.js" */

/**
 * Pages are fetched when somebody goes there.
 *
 * @type {Partial<Record<string, () => Promise<unknown>>>}
 */
const PAGES = {
  people: () => import("./people-page.js"),
  person: () => import("./person-page.js"),
  operator: () => import("./operator-page.js"),
  signIn: () => import("./sign-in-page.js"),
};

/** The frame around every page: who is signed in, where one can go, and where one is. */
class MemoryConsole extends LitElement {
  static properties = {
    state: { state: true },
    route: { state: true },
    reason: { state: true },
  };

  static styles = [
    theme,
    css`
      :host {
        min-block-size: 100dvh;
        background: var(--_page);
      }
      .skip {
        position: absolute;
        inset-inline-start: 1rem;
        inset-block-start: -4rem;
        border-color: transparent;
        background: var(--_accent);
        color: var(--_on-accent);
        z-index: 2;
      }
      .skip:focus {
        inset-block-start: 0.75rem;
      }
      header {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        border-block-end: 1px solid var(--_line);
        background: color-mix(in oklab, var(--_surface) 92%, transparent);
        backdrop-filter: blur(12px);
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 1.25rem;
        max-inline-size: 66rem;
        margin-inline: auto;
        padding: 0.625rem clamp(1rem, 4vw, 2rem);
      }
      .brand {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        color: inherit;
        font-weight: 640;
        letter-spacing: -0.01em;
        text-decoration: none;
        border-radius: var(--_small);
      }
      .brand img {
        display: block;
      }
      nav ul {
        display: flex;
        gap: 0.25rem;
      }
      nav a {
        display: block;
        padding: 0.3125rem 0.75rem;
        border-radius: var(--_small);
        color: var(--_muted);
        font-size: 0.9375em;
        font-weight: 500;
        text-decoration: none;
      }
      nav a:hover {
        background: var(--_raised);
        color: var(--_text);
      }
      nav a[aria-current] {
        background: var(--_raised);
        color: var(--_text);
      }
      .who {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        margin-inline-start: auto;
      }
      .who .chip {
        max-inline-size: 12rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        display: inline-block;
      }
      main {
        max-inline-size: 66rem;
        margin-inline: auto;
        padding: clamp(1.25rem, 4vw, 2.5rem) clamp(1rem, 4vw, 2rem) 5rem;
        outline: none;
      }
      .starting {
        padding-block: 20vh;
        text-align: center;
        color: var(--_muted);
      }
      h1 {
        margin: 0;
        font-size: 1.75rem;
      }
      @media (max-width: 34rem) {
        .brand span {
          display: none;
        }
        .bar {
          gap: 0.25rem 0.5rem;
        }
        .who .chip {
          max-inline-size: 6rem;
        }
      }
    `,
  ];

  #session = new Session();

  constructor() {
    super();
    /** @type {"starting" | "signedOut" | "ready"} */
    this.state = "starting";
    /** @type {Route} */
    this.route = routeOf(location.hash);
    /** @type {"" | "refused" | "ended" | "away"} Why somebody is asked to sign in. */
    this.reason = "";
  }

  connectedCallback() {
    super.connectedCallback();
    restoreTheme();
    addEventListener("hashchange", () => this.#navigated());
    this.addEventListener("memory-error", (event) =>
      this.#failed(/** @type {CustomEvent} */ (event)),
    );
    void preload(this.route);
    void this.#start(() => this.#session.open(), this.#session.hasToken ? "ended" : "");
  }

  /**
   * @param {() => Promise<boolean>} opening
   * @param {"" | "refused" | "ended"} unknown why to ask when we are nobody
   */
  async #start(opening, unknown) {
    try {
      const known = await opening();
      this.reason = known ? "" : unknown;
      this.state = known ? "ready" : "signedOut";
    } catch (error) {
      this.reason = isAway(error) ? "away" : "refused";
      this.state = "signedOut";
    }
    this.requestUpdate();
  }

  #navigated() {
    this.route = routeOf(location.hash);
    const main = this.renderRoot.querySelector("main");
    main?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /** A token can end while somebody looks. @param {CustomEvent} event */
  #failed(event) {
    if (event.detail.error?.status === 401 && this.state === "ready") {
      this.#session.close();
      this.reason = "ended";
      this.state = "signedOut";
    }
  }

  #signOut() {
    this.#session.close();
    this.reason = "";
    this.state = "signedOut";
    location.hash = "";
  }

  /** Where the address leads for whoever this is. @returns {Route} */
  #page() {
    if (this.route.page !== "home") {
      return this.route;
    }
    const { ownId } = this.#session;
    return ownId === undefined
      ? { page: "people" }
      : { page: "person", user: ownId, tab: "memory" };
  }

  /** @param {Map<PropertyKey, unknown>} _changes */
  willUpdate(_changes) {
    const { page } = this.state === "ready" ? this.#page() : { page: "signIn" };
    if (this.state !== "starting") {
      void PAGES[page]?.();
    }
    document.title = [this.#title(), t("name")].filter(Boolean).join(" · ");
  }

  #title() {
    const page = this.#page();
    if (this.state !== "ready") {
      return t("signIn.title");
    }
    return { people: t("nav.people"), operator: t("nav.operator"), person: "", home: "", lost: "" }[
      page.page
    ];
  }

  render() {
    return html`
      <header>
        <button type="button" class="skip" @click=${this.#skip}>${t("skip")}</button>
        <div class="bar">
          <a class="brand" href="#/" aria-label=${t("name")}>
            <img src=${new URL("./icon.svg", import.meta.url).href} alt="" width="28" height="28" />
            <span>${t("name")}</span>
          </a>
          ${this.state === "ready" ? this.#navigation() : nothing}
          <div class="who">${this.state === "ready" ? this.#who() : nothing} ${this.#themes()}</div>
        </div>
      </header>
      <main id="content" tabindex="-1">${this.#content()}</main>
    `;
  }

  #skip() {
    this.renderRoot.querySelector("main")?.focus();
  }

  #navigation() {
    const session = this.#session;
    const own = session.ownId;
    const { page } = this.#page();
    const links =
      own !== undefined
        ? [{ href: "#/", label: t("nav.me"), here: page === "person" }]
        : [
            { href: "#/people", label: t("nav.people"), here: page === "people" },
            ...(session.mayOne("metrics", "console")
              ? [{ href: "#/operator", label: t("nav.operator"), here: page === "operator" }]
              : []),
          ];
    return html`
      <nav aria-label=${t("nav.label")}>
        <ul>
          ${links.map(
            ({ href, label, here }) =>
              html`<li><a href=${href} aria-current=${here ? "page" : nothing}>${label}</a></li>`,
          )}
        </ul>
      </nav>
    `;
  }

  #who() {
    const { caller } = this.#session;
    const name = caller?.kind === "local" ? t("caller.local") : (caller?.userId ?? caller?.name);
    return html`
      <span class="chip" title=${name ?? ""}>${name}</span>
      ${this.#session.hasToken
        ? html`<button type="button" class="quiet" @click=${this.#signOut}>${t("signOut")}</button>`
        : nothing}
    `;
  }

  #themes() {
    const now = themeNow();
    return html`
      <button
        type="button"
        class="quiet"
        aria-label=${t(`theme.${now}`)}
        title=${t(`theme.${now}`)}
        @click=${() => {
          nextTheme();
          this.requestUpdate();
        }}
      >
        ${icon(now)}
      </button>
    `;
  }

  #content() {
    if (this.state === "starting") {
      return html`<p class="starting">${t("starting")}</p>`;
    }
    if (this.state === "signedOut") {
      return html`<sign-in-page
        .reason=${this.reason}
        @token=${(/** @type {CustomEvent<string>} */ event) =>
          this.#start(() => this.#session.signIn(event.detail), "refused")}
      ></sign-in-page>`;
    }
    return html`<memory-provider .client=${this.#session.client}
      >${this.#shown()}</memory-provider
    >`;
  }

  #shown() {
    const page = this.#page();
    const session = this.#session;
    switch (page.page) {
      case "people":
        return session.ownId === undefined
          ? html`<people-page ?listed=${session.mayOne("admin", "console")}></people-page>`
          : this.#elsewhere();
      case "person":
        return session.ownId === undefined || session.ownId === page.user
          ? html`<person-page .user=${page.user} .tab=${page.tab}></person-page>`
          : this.#elsewhere();
      case "operator":
        return session.ownId === undefined
          ? html`<operator-page></operator-page>`
          : this.#elsewhere();
      default:
        return notice(t("lost.title"), t("lost.lead"), "#/", t("lost.home"));
    }
  }

  /** End users see themselves; the service says the same to whoever asks it. */
  #elsewhere() {
    const own = personHref(this.#session.ownId ?? "");
    return notice(t("person.other.title"), t("person.other.lead"), own, t("person.other.own"));
  }
}

/**
 * Fetches a page while we ask who we are.
 *
 * @param {Route} route
 */
async function preload(route) {
  if (route.page === "person") {
    const { elementOf } = await import("./person-page.js");
    await elementOf(route.tab)?.load();
  } else {
    await PAGES[route.page === "home" ? "people" : route.page]?.();
  }
}

/**
 * @param {string} title
 * @param {string} lead
 * @param {string} href
 * @param {string} label
 */
function notice(title, lead, href, label) {
  return html`<div class="empty">
    <h1>${title}</h1>
    <p>${lead}</p>
    <p><a href=${href}>${label}</a></p>
  </div>`;
}

customElements.define("memory-console", MemoryConsole);
