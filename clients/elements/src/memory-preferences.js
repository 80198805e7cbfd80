import { css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { MemoryElement } from "./base.js";
import { Draft, MEMBERS } from "./preferences/draft.js";
import { hasStatus, isAway } from "./problems.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { Member } from "./preferences/draft.js"
 * @import { StringKey } from "./strings.js"
 * @typedef {{ stored: Schemas["Preferences"], etag: string | undefined, members: Member[] }} Conflict
 */

/** How long to wait before the next attempt when the service was not reached, in milliseconds. */
const AGAIN_MS = 3_000;

const TONES = ["encouraging", "friendly", "direct", "formal", "playful"];
const LANGUAGES = ["en-GB", "en-US", "de", "es", "fr", "it", "ja", "nl", "pt-BR", "sv"];

/**
 * `<memory-preferences>`: how a person wants answers to be. Every change is stored at once, unless
 * somebody else changed the same in the meantime: then the person decides. Without a connection
 * changes wait in the page.
 */
export class MemoryPreferences extends MemoryElement {
  static properties = {
    draft: { state: true },
    state: { state: true },
    conflict: { state: true },
    invalid: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    css`
      .fields {
        display: grid;
        gap: 1.25rem;
      }
      .field {
        display: grid;
        grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr);
        gap: 0.375rem 1.5rem;
        align-items: center;
      }
      .field .hint {
        display: block;
        color: var(--_muted);
        font-size: 0.8125em;
        font-weight: 400;
      }
      .field > :last-child {
        max-inline-size: 24rem;
      }
      .segments {
        justify-self: start;
      }
      .error {
        grid-column: 2;
        color: var(--_danger);
        font-size: 0.875em;
      }
      .conflict {
        margin-block-end: 1.25rem;
        padding: 1rem;
        border-radius: var(--_small);
        background: var(--_warn-soft);
      }
      .conflict dl {
        display: grid;
        grid-template-columns: auto 1fr 1fr;
        gap: 0.25rem 1rem;
        margin-block: 0.75rem 1rem;
      }
      .conflict dt {
        font-weight: 550;
      }
      @media (max-width: 34rem) {
        .field {
          grid-template-columns: minmax(0, 1fr);
        }
        .error {
          grid-column: 1;
        }
      }
    `,
  ];

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  #sending = false;
  /**
   * What stands in a field and is not taken yet: drawing the page anew leaves it alone.
   *
   * @type {Map<Member, string>}
   */
  #typed = new Map();

  constructor() {
    super();
    /** @type {Draft | undefined} */
    this.draft = undefined;
    /** @type {"saved" | "saving" | "offline" | "undecided"} */
    this.state = "saved";
    /** @type {Conflict | undefined} */
    this.conflict = undefined;
    /** The language that was entered and is none. */
    this.invalid = false;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("online", this.#flush);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("online", this.#flush);
    clearTimeout(this.#again);
  }

  /** @override */
  reset() {
    this.draft = undefined;
    this.conflict = undefined;
    this.state = "saved";
    this.#sending = false;
    this.#typed.clear();
    this.invalid = false;
    clearTimeout(this.#again);
  }

  /** @override @param {AbortSignal} signal */
  async load(signal) {
    const answer = this.api.getPreferences({ userId: this.person }, { signal });
    const { data, etag } = await answer.withResponse();
    this.draft = this.draft === undefined ? new Draft(data, etag) : this.draft.rebased(data, etag);
    this.#flush();
  }

  /**
   * @param {Member} member
   * @param {string} value
   */
  #change(member, value) {
    if (member === "language") {
      this.invalid = !isLanguage(value);
      if (this.invalid) {
        return;
      }
    }
    this.#typed.delete(member);
    this.draft = this.draft?.change(member, value.trim());
    this.#flush();
  }

  #flush = () => {
    if (this.draft?.isDirty && !this.#sending && this.conflict === undefined) {
      clearTimeout(this.#again);
      void this.#send(this.draft);
    }
  };

  /** @param {Draft} draft */
  async #send(draft) {
    const { signal } = this;
    this.#sending = true;
    this.state = "saving";
    const again = await this.#stored(draft, signal);
    if (!signal.aborted) {
      this.#sending = false;
      if (again) {
        this.#flush();
      }
    }
  }

  /**
   * @param {Draft} draft
   * @param {AbortSignal} signal
   * @returns {Promise<boolean>} whether there may be more to send at once
   */
  async #stored(draft, signal) {
    try {
      const { data, etag } = await this.api
        .patchPreferences(
          {
            userId: this.person,
            body: /** @type {Schemas["PreferencesPatch"]} */ (draft.changes),
            ...(draft.etag !== undefined && { ifMatch: draft.etag }),
          },
          { keepalive: true, maxAttempts: 2 }, // it was said, whatever is looked at next
        )
        .withResponse();
      if (!signal.aborted) {
        this.draft = this.draft?.saved(draft.changes, data, etag);
        this.#done();
      }
      return true;
    } catch (error) {
      return signal.aborted ? false : this.#failed(error);
    }
  }

  #done() {
    this.problem = undefined;
    this.state = "saved";
    this.say(this.t("preferences.saved"));
    this.changed("preferences");
  }

  /** @param {unknown} error */
  async #failed(error) {
    if (hasStatus(error, 412)) {
      return (await this.attempt(() => this.#compare())) ?? false;
    }
    if (isAway(error)) {
      this.state = "offline";
      this.say(this.t("preferences.offline"));
      this.#again = setTimeout(this.#flush, AGAIN_MS);
    } else {
      this.fail(error);
    }
    return false;
  }

  /** Somebody else was faster: that matters only where both changed the same. */
  async #compare() {
    const answer = this.api.getPreferences({ userId: this.person }, { signal: this.signal });
    const { data, etag } = await answer.withResponse();
    const members = this.draft?.conflicts(data) ?? [];
    if (members.length > 0) {
      this.conflict = { stored: data, etag, members };
      this.state = "undecided";
      this.say(this.t("preferences.conflict.title"));
      return false;
    }
    this.draft = this.draft?.rebased(data, etag);
    this.say(this.t("preferences.merged"));
    return true;
  }

  /** @param {boolean} mine */
  #decide(mine) {
    const conflict = this.conflict;
    if (conflict === undefined || this.draft === undefined) {
      return;
    }
    const draft = mine ? this.draft : this.draft.without(conflict.members);
    this.draft = draft.rebased(conflict.stored, conflict.etag);
    this.conflict = undefined;
    this.state = "saved";
    this.#flush();
  }

  /** @override */
  content() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head">
          <div>
            <h2 id="title">${this.t("preferences.title")}</h2>
            <p class="muted">${this.t("preferences.lead")}</p>
          </div>
          ${this.draft === undefined ? nothing : this.#stateChip()}
        </div>
        ${this.conflict === undefined ? nothing : this.#conflictView(this.conflict)}
        ${this.draft === undefined
          ? html`<p class="muted">${this.loading ? this.t("common.loading") : nothing}</p>`
          : html`<div class="fields">${MEMBERS.map((member) => this.#field(member))}</div>`}
      </section>
    `;
  }

  #stateChip() {
    const { state } = this;
    const looks = { saved: "good", saving: "", offline: "warn", undecided: "warn" }[state];
    return html`<span class="chip ${looks}" data-state=${state}
      >${this.t(`preferences.${state}`)}</span
    >`;
  }

  /** @param {Member} member */
  #field(member) {
    switch (member) {
      case "verbosity":
        return this.#choice(member, ["low", "medium", "high"]);
      case "correctionStyle":
        return this.#choice(member, ["inline", "summary"]);
      default:
        return this.#input(member);
    }
  }

  /**
   * @param {"verbosity" | "correctionStyle"} member
   * @param {string[]} values
   */
  #choice(member, values) {
    const chosen = this.draft?.value(member) ?? "";
    return html`
      <div class="field" role="radiogroup" aria-labelledby=${member}>
        <span id=${member} class="label"><label>${this.t(`preferences.${member}`)}</label></span>
        <div class="segments">
          ${["", ...values].map(
            (value) => html`
              <label>
                <input
                  type="radio"
                  name=${member}
                  value=${value}
                  .checked=${live(chosen === value)}
                  @change=${() => this.#change(member, value)}
                />
                ${value === ""
                  ? this.t("preferences.unset")
                  : this.t(/** @type {StringKey} */ (`preferences.${member}.${value}`))}
              </label>
            `,
          )}
        </div>
      </div>
    `;
  }

  /** @param {"tone" | "language" | "ttsVoice"} member */
  #input(member) {
    const suggestions = { tone: TONES, language: LANGUAGES, ttsVoice: [] }[member];
    const invalid = member === "language" && this.invalid;
    return html`
      <div class="field">
        <label for=${member}>
          ${this.t(`preferences.${member}`)}
          <span class="hint" id="${member}-hint">${this.t(`preferences.${member}.hint`)}</span>
        </label>
        <input
          id=${member}
          list="${member}-list"
          maxlength="64"
          autocomplete="off"
          spellcheck="false"
          placeholder=${this.t("preferences.unset")}
          aria-describedby="${member}-hint"
          aria-invalid=${invalid ? "true" : "false"}
          .value=${live(this.#typed.get(member) ?? this.draft?.value(member) ?? "")}
          @input=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
            this.#typed.set(member, event.target.value)}
          @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
            this.#change(member, event.target.value)}
        />
        ${invalid
          ? html`<p class="error" role="alert">${this.t("preferences.invalid")}</p>`
          : nothing}
        <datalist id="${member}-list">
          ${suggestions.map((value) => html`<option value=${value}></option>`)}
        </datalist>
      </div>
    `;
  }

  /** @param {Conflict} conflict */
  #conflictView({ stored, members }) {
    return html`
      <div class="conflict" role="group" aria-labelledby="conflict">
        <h3 id="conflict">${this.t("preferences.conflict.title")}</h3>
        <dl>
          <dt></dt>
          <dd class="small muted">${this.t("preferences.conflict.mine")}</dd>
          <dd class="small muted">${this.t("preferences.conflict.theirs")}</dd>
          ${members.map(
            (member) => html`
              <dt>${this.t(`preferences.${member}`)}</dt>
              <dd>${this.#words(member, this.draft?.value(member))}</dd>
              <dd>${this.#words(member, stored[member])}</dd>
            `,
          )}
        </dl>
        <div class="row">
          <button type="button" class="primary" @click=${() => this.#decide(true)}>
            ${this.t("preferences.conflict.keepMine")}
          </button>
          <button type="button" @click=${() => this.#decide(false)}>
            ${this.t("preferences.conflict.takeTheirs")}
          </button>
        </div>
      </div>
    `;
  }

  /**
   * @param {Member} member
   * @param {string | undefined} value
   */
  #words(member, value) {
    if (value === undefined || value === "") {
      return this.t("preferences.unset");
    }
    return member === "verbosity" || member === "correctionStyle"
      ? this.t(/** @type {StringKey} */ (`preferences.${member}.${value}`))
      : value;
  }
}

customElements.define("memory-preferences", MemoryPreferences);

/** @param {string} value */
function isLanguage(value) {
  try {
    return value.trim() === "" || Intl.getCanonicalLocales(value.trim()).length === 1;
  } catch {
    return false;
  }
}
