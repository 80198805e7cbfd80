import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { MemoryElement } from "./base.js";
import { deedBar, Deeds, deedStyle, focusDeed } from "./deeds.js";
import { number } from "./format.js";
import { icon } from "./icons.js";
import "./list/memory-episode.js";
import "./list/memory-fact.js";
import { Pages } from "./list/pages.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { MemoryItem, SameAssessment } from "./list/item.js"
 * @import { StringKey } from "./strings.js"
 * @typedef {Schemas["Fact"]} Fact
 * @typedef {Schemas["Episode"]} Episode
 * @typedef {"text" | "kind" | "skillId" | "tag"} Filter
 */

const PAGE = 50;
const KINDS = /** @type {const} */ ([
  "preference",
  "bio",
  "constraint",
  "achievement",
  "skill_hint",
]);

/** How long somebody may go on typing before we look, in milliseconds. */
const PAUSE_MS = 250;

/**
 * `<memory-list>`: what is remembered of a person, facts or episodes, to be searched, understood,
 * corrected, pinned and forgotten. What is forgotten is hidden at once, and deleted when it can no
 * longer be undone: after ten seconds, or when the page is left.
 */
export class MemoryList extends MemoryElement {
  static properties = {
    what: { reflect: true },
    pages: { state: true },
    cursor: { state: true },
    denied: { state: true },
    filters: { state: true },
    gone: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    deedStyle,
    css`
      .filters {
        display: grid;
        grid-template-columns: minmax(12rem, 2fr) repeat(3, minmax(7rem, 1fr));
        gap: 0.5rem;
        margin-block-end: 1rem;
      }
      .find {
        position: relative;
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
      .items {
        padding: 0;
      }
      li {
        border-block-start: 1px solid var(--_line);
      }
      ul:first-child li:first-child {
        border-block-start: 0;
      }
      .end {
        display: grid;
        justify-items: center;
        padding-block: 1rem;
      }
      @media (max-width: 44rem) {
        .filters {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .find {
          grid-column: 1 / -1;
        }
        .filters > :nth-child(2) {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  #window = new Pages(this, () => void this.#more());
  #deeds = new Deeds(() => this.requestUpdate());
  #asking = false;

  constructor() {
    super();
    /** @type {"facts" | "episodes"} */
    this.what = "facts";
    /** @type {(Fact | Episode)[][]} */
    this.pages = [];
    /** @type {string | undefined} */
    this.cursor = undefined;
    /** @type {string | undefined} The consent without which nothing is shown. */
    this.denied = undefined;
    /** @type {Partial<Record<Filter, string>>} */
    this.filters = {};
    /** @type {ReadonlySet<string>} The ids of what will be deleted unless somebody undoes it. */
    this.gone = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("pagehide", this.#leave);
  }

  disconnectedCallback() {
    this.#leave();
    removeEventListener("pagehide", this.#leave);
    clearTimeout(this.#typing);
    super.disconnectedCallback();
  }

  #leave = () => this.#deeds.settleAll({ keepalive: true });

  /** @override */
  reset() {
    this.#leave();
    this.pages = [];
    this.gone = new Set();
  }

  /** @override @param {AbortSignal} signal */
  async load(signal) {
    const page = await this.#page(undefined, signal);
    this.#window.forget();
    this.pages = [page.items];
    this.cursor = page.nextCursor;
    this.denied = page.reason === undefined ? undefined : page.consent;
  }

  async #more() {
    if (this.cursor === undefined || this.#asking || this.loading) {
      return;
    }
    this.#asking = true;
    const { signal } = this;
    await this.attempt(async () => {
      const page = await this.#page(this.cursor, signal);
      if (!signal.aborted) {
        this.pages = [...this.pages, page.items];
        this.cursor = page.nextCursor;
      }
    });
    this.#asking = false;
  }

  /**
   * @param {string | undefined} cursor
   * @param {AbortSignal} signal
   * @returns {Promise<{ items: (Fact | Episode)[], nextCursor?: string, reason?: string, consent?: string }>}
   */
  #page(cursor, signal) {
    const page = { userId: this.person, limit: PAGE, ...(cursor !== undefined && { cursor }) };
    if (this.what === "episodes") {
      return this.api.listEpisodes(page, { signal });
    }
    const { kind, ...filters } = this.filters;
    return this.api.listFacts(
      {
        ...page,
        ...filters,
        ...(kind !== undefined && { kind: /** @type {Fact["kind"]} */ (kind) }),
      },
      { signal },
    );
  }

  /**
   * @param {Filter} filter
   * @param {string} value
   */
  #filter(filter, value) {
    const { [filter]: _, ...others } = this.filters;
    const trimmed = value.trim();
    this.filters = trimmed === "" ? others : { ...others, [filter]: trimmed };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.reload(), PAUSE_MS);
  }

  /** @param {"facts" | "episodes"} what */
  #show(what) {
    this.what = what;
    this.pages = [];
    void this.reload();
  }

  /**
   * @param {Fact | Episode} item
   * @param {CustomEvent<{ along: SameAssessment | undefined }>} event
   */
  async #forget(item, { detail: { along } }) {
    const ids = [
      idOf(item),
      ...(along === undefined ? [] : [...along.factIds, ...along.episodeIds]),
    ];
    const show = () => {
      this.gone = new Set([...this.gone].filter((id) => !ids.includes(id)));
    };
    this.gone = new Set([...this.gone, ...ids]);
    const person = this.person;
    const deed = this.#deeds.add({
      words: this.t("undo.forgotten", { text: wordsOf(item) }),
      undo: async () => {
        show();
        await this.updateComplete;
        this.#element(idOf(item))?.focusForget();
      },
      settle: (options) => this.#delete(person, item, along !== undefined, show, options),
    });
    this.say(deed.words);
    await focusDeed(this, deed);
  }

  /**
   * @param {string} userId
   * @param {Fact | Episode} item
   * @param {boolean} cascade
   * @param {() => void} show what is not deleted is shown again
   * @param {{ keepalive?: boolean }} options
   */
  async #delete(userId, item, cascade, show, options) {
    try {
      await ("factId" in item
        ? this.api.deleteFact({ userId, factId: item.factId, cascade }, options)
        : this.api.deleteEpisode({ userId, episodeId: item.episodeId, cascade }, options));
      this.#drop(idOf(item));
      this.changed(this.what === "facts" ? "fact" : "episode");
      if (cascade && this.isConnected) {
        await this.reload();
      }
    } catch (error) {
      show();
      this.fail(error);
    }
  }

  /** @param {string} id */
  #drop(id) {
    this.pages = this.pages.map((page) => page.filter((item) => idOf(item) !== id));
    this.gone = new Set([...this.gone].filter((gone) => gone !== id));
  }

  /** @param {CustomEvent<{ before: Fact, now: Fact, done: "pinned" | "unpinned" | "corrected" }>} event */
  async #factChanged({ detail: { before, now, done } }) {
    this.#replace(before, now);
    this.changed("fact");
    const body = done === "corrected" ? { text: before.text } : { pinned: before.pinned };
    const deed = this.#deeds.add({
      words: this.t(`undo.${done}`, { text: now.text }),
      undo: async () => {
        const restored = await this.attempt(() =>
          this.api.patchFact({ userId: this.person, factId: now.factId, body }),
        );
        if (restored !== undefined && "factId" in restored) {
          this.#replace(now, restored);
          this.changed("fact");
          this.say(this.t("undo.undone", { text: restored.text }));
        }
      },
      settle: () => undefined,
    });
    this.say(deed.words);
  }

  /**
   * @param {Fact} before
   * @param {Fact} now
   */
  #replace(before, now) {
    const id = before.factId;
    this.pages = this.pages.map((page) =>
      page
        .filter((item) => id === now.factId || idOf(item) !== now.factId)
        .map((item) => (idOf(item) === id ? now : item)),
    );
  }

  /** @param {string} id @returns {MemoryItem | null} */
  #element(id) {
    return this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  /** @override */
  content() {
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <div>
            <h2 id="title">${this.t("list.title")}</h2>
            <p class="muted">${this.t("list.lead")}</p>
          </div>
          <div class="segments" role="radiogroup" aria-labelledby="title">
            ${
              /** @type {const} */ (["facts", "episodes"]).map(
                (what) => html`
                  <label>
                    <input
                      type="radio"
                      name="what"
                      .checked=${this.what === what}
                      @change=${() => this.#show(what)}
                    />
                    ${this.t(`list.${what}`)}
                  </label>
                `,
              )
            }
          </div>
        </div>
        ${this.what === "facts" && this.denied === undefined ? this.#filterBar() : nothing}
        ${this.#list()} ${deedBar(this, this.#deeds)}
      </section>
    `;
  }

  #filterBar() {
    const { filters } = this;
    const on =
      (/** @type {Filter} */ filter) =>
      (/** @type {Event & { target: HTMLInputElement | HTMLSelectElement }} */ event) =>
        this.#filter(filter, event.target.value);
    return html`
      <form class="filters" role="search" @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        <div class="find">
          ${icon("search")}
          <input
            type="search"
            maxlength="200"
            aria-label=${this.t("list.search")}
            placeholder=${this.t("list.search")}
            .value=${filters.text ?? ""}
            @input=${on("text")}
          />
        </div>
        <select aria-label=${this.t("list.kind")} @change=${on("kind")}>
          <option value="" ?selected=${filters.kind === undefined}>
            ${this.t("list.kind.all")}
          </option>
          ${KINDS.map(
            (kind) =>
              html`<option value=${kind} ?selected=${filters.kind === kind}>
                ${this.t(`kind.${kind}`)}
              </option>`,
          )}
        </select>
        ${
          /** @type {const} */ ([
            ["skillId", "list.skill", 128],
            ["tag", "list.tag", 64],
          ]).map(
            ([filter, label, length]) => html`
              <input
                aria-label=${this.t(label)}
                placeholder=${this.t(label)}
                list=${filter}
                maxlength=${length}
                autocomplete="off"
                .value=${filters[filter] ?? ""}
                @input=${on(filter)}
              />
              <datalist id=${filter}>
                ${this.#seen(filter).map((value) => html`<option value=${value}></option>`)}
              </datalist>
            `,
          )
        }
      </form>
    `;
  }

  /** What the facts that were seen have. @param {"skillId" | "tag"} filter */
  #seen(filter) {
    const facts = /** @type {Fact[]} */ (this.pages.flat());
    const values = facts.flatMap(({ skillId, tags }) =>
      filter === "tag" ? tags : skillId === undefined ? [] : [skillId],
    );
    return [...new Set(values)].sort().slice(0, 100);
  }

  #list() {
    if (this.denied !== undefined) {
      return this.#empty("list.denied.title", this.t("list.denied.lead", { consent: this.denied }));
    }
    if (this.pages.length === 0) {
      return this.loading ? html`<p class="muted">${this.t("common.loading")}</p>` : nothing;
    }
    const shown = this.pages.map((page) => page.filter((item) => !this.gone.has(idOf(item))));
    const count = shown.flat().length;
    if (count === 0 && this.cursor === undefined) {
      return this.#nothing();
    }
    return html`
      <div class="card items" aria-busy=${this.loading ? "true" : "false"}>
        ${repeat(
          shown,
          (_, index) => index,
          (page, index) => this.#pageView(page, index),
        )}
      </div>
      <div class="end small muted" data-end>
        ${this.cursor === undefined
          ? this.#count(count)
          : html`<button type="button" @click=${this.#more}>${this.t("list.more")}</button>`}
      </div>
    `;
  }

  #nothing() {
    if (Object.keys(this.filters).length === 0 || this.what === "episodes") {
      return this.#empty(`list.empty.${this.what}.title`, this.t(`list.empty.${this.what}.lead`));
    }
    return this.#empty(
      "list.empty.filtered.title",
      this.t("list.empty.filtered.lead"),
      html`<button
        type="button"
        @click=${() => {
          this.filters = {};
          void this.reload();
        }}
      >
        ${this.t("list.empty.filtered.clear")}
      </button>`,
    );
  }

  /**
   * @param {StringKey} title
   * @param {string} lead
   * @param {unknown} [next]
   */
  #empty(title, lead, next = nothing) {
    return html`<div class="empty">
      <h3>${this.t(title)}</h3>
      <p>${lead}</p>
      ${next}
    </div>`;
  }

  /** @param {number} count */
  #count(count) {
    const form = count === 1 ? "one" : "other";
    return this.t(`list.count.${this.what}.${form}`, { count: number(count) });
  }

  /**
   * @param {(Fact | Episode)[]} page
   * @param {number} index
   */
  #pageView(page, index) {
    const height = this.#window.heightOfFar(index);
    const label = this.t("list.page", {
      what: this.t(`list.${this.what}`),
      from: index * PAGE + 1,
      to: index * PAGE + page.length,
    });
    if (height !== undefined) {
      return html`<div data-page=${index} .style=${`block-size: ${String(height)}px`}></div>`;
    }
    return html`
      <ul data-page=${index} aria-label=${label}>
        ${repeat(page, idOf, (item) => html`<li>${this.#item(item)}</li>`)}
      </ul>
    `;
  }

  /** @param {Fact | Episode} item */
  #item(item) {
    const forget = (/** @type {CustomEvent} */ event) => this.#forget(item, event);
    return "factId" in item
      ? html`<memory-fact
          data-id=${item.factId}
          .client=${this.api}
          .user=${this.person}
          .strings=${this.words}
          .fact=${item}
          @item-forget=${forget}
          @fact-changed=${this.#factChanged}
        ></memory-fact>`
      : html`<memory-episode
          data-id=${item.episodeId}
          .client=${this.api}
          .user=${this.person}
          .strings=${this.words}
          .episode=${item}
          @item-forget=${forget}
        ></memory-episode>`;
  }
}

/** @param {Fact | Episode} item */
function idOf(item) {
  return "factId" in item ? item.factId : item.episodeId;
}

/** @param {Fact | Episode} item */
function wordsOf(item) {
  return "factId" in item ? item.text : item.summary;
}

customElements.define("memory-list", MemoryList);
