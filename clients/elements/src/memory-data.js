import { html, nothing } from "lit";
import { MemoryElement } from "./base.js";
import { erase } from "./data/erase.js";
import { exportLines, save } from "./data/export.js";
import { importFile } from "./data/import.js";
import { dataStyle } from "./data/style.js";
import { counts, importReport, outcome, reported, residueOf } from "./data/words.js";
import { number } from "./format.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["StoredOfUser"]} Stored
 * @typedef {Schemas["ErasureState"]} Erasure
 * @typedef {Schemas["ImportReport"]} Report
 * @typedef {{ doing: "export" | "import" | "erase", done: number, of: number }} Work
 */

/**
 * `<memory-data>`: everything of a person, to take along, to bring in, and to have erased; the
 * latter after a look at how much it is, and typing whose it is.
 */
export class MemoryData extends MemoryElement {
  static properties = {
    stored: { state: true },
    caller: { state: true },
    work: { state: true },
    exported: { state: true },
    report: { state: true },
    asking: { state: true },
    typed: { state: true },
    erased: { state: true },
  };

  static styles = [...MemoryElement.styles, dataStyle];

  #words = this.t.bind(this);

  constructor() {
    super();
    /** @type {Stored | undefined} */
    this.stored = undefined;
    /** @type {Schemas["CallerInfo"] | undefined} */
    this.caller = undefined;
    /** @type {Work | undefined} What goes on. */
    this.work = undefined;
    /** @type {number | undefined} How many documents were taken along. */
    this.exported = undefined;
    /** @type {Report | undefined} */
    this.report = undefined;
    /** Whether somebody is asked whether they mean it. */
    this.asking = false;
    this.typed = "";
    /** @type {Erasure | undefined} */
    this.erased = undefined;
  }

  /** @override */
  reset() {
    this.stored = undefined;
    this.work = undefined;
    this.exported = undefined;
    this.report = undefined;
    this.asking = false;
    this.typed = "";
    this.erased = undefined;
  }

  /** @override @param {AbortSignal} signal */
  async load(signal) {
    this.caller = await this.api.getCaller({ signal });
    this.stored = await this.#counted(signal);
  }

  /** By the operation that is for whoever this is. @param {AbortSignal} signal */
  #counted(signal) {
    const userId = this.person;
    const { scopes = [] } = this.caller ?? {};
    return scopes.includes("admin") || scopes.includes("console")
      ? this.api.getUser({ userId }, { signal })
      : this.api.getMemorySummary({ userId }, { signal });
  }

  /** Whether the service would let whoever this is. @param {"own" | "any"} whose */
  #may(whose) {
    const { caller } = this;
    return caller?.scopes.includes("admin") || (whose === "own" && caller?.userId === this.person);
  }

  async #count() {
    this.stored = await this.#counted(this.signal);
  }

  async #export() {
    this.exported = undefined;
    const { signal, person } = this;
    const of = this.stored?.total ?? 0;
    this.work = { doing: "export", done: 0, of };
    const parts = await this.attempt(() =>
      exportLines(this.api, person, {
        signal,
        progress: (done) => (this.work = { doing: "export", done, of }),
      }),
    );
    this.work = undefined;
    if (parts !== undefined) {
      save(new Blob(parts, { type: "application/x-ndjson" }), `memory-${person}.jsonl`);
      this.exported = parts.length - 2; // a header and an end
      this.say(this.t("data.exported", { count: number(this.exported) }));
    }
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  async #import(event) {
    const input = event.target;
    const [file] = input.files ?? [];
    if (file === undefined) {
      return;
    }
    this.report = undefined;
    this.problem = undefined;
    this.work = { doing: "import", done: 0, of: 1 };
    const { signal } = this;
    const report = await this.attempt(() =>
      importFile(this.api, this.person, file, {
        signal,
        progress: (done, soFar) => {
          this.work = { doing: "import", done, of: 1 };
          this.report = soFar;
        },
      }),
    );
    this.work = undefined;
    input.value = "";
    if (report !== undefined) {
      this.report = report;
      this.say(reported(report, this.#words));
      this.changed("import");
      await this.attempt(() => this.#count());
    }
  }

  async #ask() {
    this.asking = true;
    this.erased = undefined;
    await this.attempt(() => this.#count());
    await this.updateComplete;
    this.#focus("#confirm");
  }

  async #cancel() {
    this.asking = false;
    this.typed = "";
    await this.updateComplete;
    this.#focus("#ask");
  }

  /** @param {Event} event */
  async #erase(event) {
    event.preventDefault();
    if (this.typed !== this.person || this.work !== undefined) {
      return;
    }
    const { signal, person: userId } = this;
    const of = this.stored?.total ?? 0;
    this.work = { doing: "erase", done: 0, of };
    const erased = await this.attempt(() =>
      erase(this.api, userId, {
        signal,
        progress: (done) => (this.work = { doing: "erase", done, of: Math.max(of, done) }),
      }),
    );
    this.work = undefined;
    if (erased !== undefined) {
      this.erased = erased;
      this.report = undefined;
      this.exported = undefined;
      this.asking = false;
      this.typed = "";
      this.say(outcome(erased, this.#words));
      this.changed("person");
      await this.attempt(() => this.#count());
      this.#focus("#ask");
    }
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** @override */
  content() {
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <div>
            <h2 id="title">${this.t("data.title")}</h2>
            <p class="muted">${this.t("data.lead")}</p>
          </div>
        </div>
        ${this.stored === undefined
          ? this.loading
            ? html`<p class="muted">${this.t("common.loading")}</p>`
            : nothing
          : html`<div class="stack">
              ${this.#storedCard(this.stored)} ${this.#exportCard()} ${this.#importCard()}
              ${this.#eraseCard(this.stored)}
            </div>`}
      </section>
    `;
  }

  /** @param {Stored} stored */
  #storedCard(stored) {
    return html`
      <section class="card" aria-labelledby="stored">
        <div class="head">
          <h3 id="stored">${this.t("data.stored")}</h3>
          <span class="chip">${this.t("data.documents", { count: number(stored.total) })}</span>
        </div>
        ${stored.total === 0
          ? html`<p class="muted">${this.t("data.stored.none")}</p>`
          : counts(stored.stored, this.#words)}
      </section>
    `;
  }

  #exportCard() {
    const may = this.#may("own");
    return html`
      <section class="card" aria-labelledby="export">
        <div class="head">
          <div class="text">
            <h3 id="export">${this.t("data.export")}</h3>
            <p class="muted">${this.t("data.export.lead")}</p>
          </div>
          ${may
            ? html`<button
                type="button"
                ?disabled=${this.work !== undefined}
                @click=${this.#export}
              >
                ${this.t("data.export.do")}
              </button>`
            : nothing}
        </div>
        ${may ? nothing : this.#mayNot()} ${this.#progress("export")}
        ${this.exported === undefined
          ? nothing
          : html`<p class="report">
              ${this.t("data.exported", { count: number(this.exported) })}
            </p>`}
      </section>
    `;
  }

  #importCard() {
    const may = this.#may("any");
    if (!may && this.#may("own")) {
      return nothing; // people bring in nothing themselves, and no token of theirs changes that
    }
    return html`
      <section class="card" aria-labelledby="import">
        <div class="text">
          <h3 id="import">${this.t("data.import")}</h3>
          <p class="muted">${this.t("data.import.lead")}</p>
        </div>
        ${may
          ? html`<input
              type="file"
              accept=".jsonl,.ndjson,application/x-ndjson"
              aria-labelledby="import"
              ?disabled=${this.work !== undefined}
              @change=${this.#import}
            />`
          : this.#mayNot()}
        ${this.#progress("import")}
        ${this.report === undefined
          ? nothing
          : importReport(this.report, this.work !== undefined, this.#words)}
      </section>
    `;
  }

  /** @param {Stored} stored */
  #eraseCard(stored) {
    const may = this.#may("own");
    return html`
      <section class="card erase" aria-labelledby="erase">
        <div class="head">
          <div class="text">
            <h3 id="erase">${this.t("data.erase")}</h3>
            <p class="muted">${this.t("data.erase.lead")}</p>
          </div>
          ${may && !this.asking
            ? html`<button
                id="ask"
                type="button"
                class="danger"
                ?disabled=${this.work !== undefined}
                @click=${this.#ask}
              >
                ${this.t("data.erase.ask")}
              </button>`
            : nothing}
        </div>
        ${may ? nothing : this.#mayNot()} ${this.asking ? this.#confirmation(stored) : nothing}
        ${this.#progress("erase")}
        ${this.erased === undefined
          ? nothing
          : html`<div class="report">
              <p>${outcome(this.erased, this.#words)}</p>
              ${residueOf(this.erased, this.#words)}
            </div>`}
      </section>
    `;
  }

  /** @param {Stored} stored */
  #confirmation(stored) {
    return html`
      <form @submit=${this.#erase}>
        <p>
          <strong>${this.t("data.erase.preview", { count: number(stored.total) })}</strong>
        </p>
        ${counts(stored.stored, this.#words)}
        <label>
          ${this.t("data.erase.type", { user: this.person })}
          <input
            id="confirm"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            .value=${this.typed}
            @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ event) =>
              (this.typed = event.target.value)}
          />
        </label>
        <div class="row">
          <button class="danger" ?disabled=${this.typed !== this.person || this.work !== undefined}>
            ${this.t("data.erase.do")}
          </button>
          <button
            type="button"
            class="quiet"
            ?disabled=${this.work !== undefined}
            @click=${this.#cancel}
          >
            ${this.t("common.cancel")}
          </button>
        </div>
      </form>
    `;
  }

  #mayNot() {
    return html`<p class="muted small">${this.t("data.mayNot")}</p>`;
  }

  /** @param {Work["doing"]} doing */
  #progress(doing) {
    if (this.work?.doing !== doing) {
      return nothing;
    }
    const { done, of } = this.work;
    return html`<progress
      aria-label=${this.t(`data.${doing}`)}
      max=${Math.max(of, 1)}
      .value=${Math.min(done, of)}
    ></progress>`;
  }
}

customElements.define("memory-data", MemoryData);
