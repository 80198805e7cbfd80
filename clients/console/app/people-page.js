import { MemoryElement } from "@user-memory/elements/base.js";
import { moment, relative } from "@user-memory/elements/format.js";
import { icon } from "@user-memory/elements/icons.js";
import { css, html, nothing } from "lit";
import { pageStyle } from "./page-style.js";
import { personHref } from "./routes.js";
import { t } from "./texts.js";

/** @import { Schemas } from "@user-memory/client" */

const PAGE = 50;

/** How long somebody may go on typing before we look, in milliseconds. */
const PAUSE_MS = 200;

/** Finds a person by the beginning of their id, or opens an id. */
class PeoplePage extends MemoryElement {
  static properties = {
    listed: { type: Boolean },
    people: { state: true },
    prefix: { state: true },
    cursor: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    pageStyle,
    css`
      form {
        display: flex;
        gap: 0.5rem;
        margin-block-end: 1.5rem;
      }
      .find {
        position: relative;
        flex: 1;
        max-inline-size: 30rem;
      }
      .find .icon {
        position: absolute;
        inset-inline-start: 0.75rem;
        inset-block-start: 0.6875rem;
        color: var(--_muted);
      }
      .find input {
        padding-inline-start: 2.375rem;
      }
      .people {
        overflow: hidden;
        padding: 0;
      }
      li + li {
        border-block-start: 1px solid var(--_line);
      }
      li a {
        display: flex;
        align-items: center;
        gap: 0.875rem;
        padding: 0.75rem clamp(1rem, 3vw, 1.25rem);
        color: inherit;
        text-decoration: none;
      }
      li a:hover {
        background: var(--_raised);
      }
      li a:focus-visible {
        outline-offset: -3px;
        border-radius: var(--_radius);
      }
      .face {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 2.25rem;
        block-size: 2.25rem;
        border-radius: 50%;
        background: var(--_accent-soft);
        color: var(--_accent);
      }
      .id {
        flex: 1;
        min-inline-size: 0;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .more {
        margin-block-start: 1rem;
      }
    `,
  ];

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;

  constructor() {
    super();
    /** Whether the token may list people. */
    this.listed = false;
    /** @type {Schemas["KnownUser"][] | undefined} */
    this.people = undefined;
    this.prefix = "";
    /** @type {string | undefined} */
    this.cursor = undefined;
  }

  get needsPerson() {
    return false;
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    if (!this.listed) {
      return;
    }
    const page = await this.#page(undefined, signal);
    this.people = page.items;
    this.cursor = page.nextCursor;
  }

  async #more() {
    await this.attempt(async () => {
      const page = await this.#page(this.cursor, this.signal);
      this.people = [...(this.people ?? []), ...page.items];
      this.cursor = page.nextCursor;
    });
  }

  /**
   * @param {string | undefined} cursor
   * @param {AbortSignal} signal
   */
  #page(cursor, signal) {
    return this.api.listUsers(
      {
        limit: PAGE,
        ...(this.prefix !== "" && { prefix: this.prefix }),
        ...(cursor !== undefined && { cursor }),
      },
      { signal },
    );
  }

  /** @param {InputEvent & { target: HTMLInputElement }} event */
  #typed(event) {
    this.prefix = event.target.value.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.reload(), PAUSE_MS);
  }

  /** @param {Event} event */
  #open(event) {
    event.preventDefault();
    if (this.prefix !== "") {
      location.hash = personHref(this.prefix);
    }
  }

  content() {
    return html`
      <div class="title">
        <h1>${t("people.title")}</h1>
        <p class="muted">${t("people.lead")}</p>
      </div>
      <form role="search" @submit=${this.#open}>
        <div class="find">
          ${icon("search")}
          <input
            type="search"
            aria-label=${t("people.find")}
            placeholder=${t("people.find.hint")}
            autocomplete="off"
            spellcheck="false"
            maxlength="256"
            @input=${this.#typed}
          />
        </div>
        <button class="primary" ?disabled=${this.prefix === ""}>${t("people.open")}</button>
      </form>
      ${this.#list()}
    `;
  }

  #list() {
    if (!this.listed) {
      return this.#notice(t("people.unlisted.title"), t("people.unlisted.lead"));
    }
    if (this.people === undefined) {
      return this.loading ? html`<p class="muted">${this.t("common.loading")}</p>` : nothing;
    }
    if (this.people.length === 0) {
      return this.prefix === ""
        ? this.#notice(t("people.none.title"), t("people.none.lead"))
        : this.#notice(
            t("people.noMatch.title", { prefix: this.prefix }),
            t("people.noMatch.lead"),
          );
    }
    return html`
      <ul class="card people">
        ${this.people.map((person) => this.#entry(person))}
      </ul>
      ${this.cursor === undefined
        ? nothing
        : html`<button type="button" class="more" @click=${this.#more}>
            ${t("people.more")}
          </button>`}
    `;
  }

  /** @param {Schemas["KnownUser"]} person */
  #entry({ userId, changedAtMs }) {
    return html`
      <li>
        <a href=${personHref(userId)}>
          <span class="face">${icon("person")}</span>
          <span class="id">${userId}</span>
          <small class="muted" title=${moment(changedAtMs)}>${relative(changedAtMs)}</small>
        </a>
      </li>
    `;
  }

  /**
   * @param {string} title
   * @param {string} lead
   */
  #notice(title, lead) {
    return html`<div class="empty">
      <h2>${title}</h2>
      <p>${lead}</p>
    </div>`;
  }
}

customElements.define("people-page", PeoplePage);
