import { css, html, nothing } from "lit";
import { MemoryElement } from "./base.js";
import { day, moment, number, relative } from "./format.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { StringKey } from "./strings.js"
 * @typedef {Schemas["Consent"]} Consent
 */

/** The consents that gate what the service stores; any other is the host app's own. */
const GATING = /** @type {const} */ (["memory", "progress"]);

/**
 * `<memory-consents>`: what may be stored of a person. Revoking asks whether what is there shall
 * stay, hidden, or be deleted.
 */
export class MemoryConsents extends MemoryElement {
  static properties = {
    list: { state: true },
    revoking: { state: true },
    erased: { state: true },
    busy: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    css`
      .items {
        padding: 0;
      }
      li {
        padding: 1rem clamp(0.875rem, 3vw, 1.25rem);
      }
      li + li {
        border-block-start: 1px solid var(--_line);
      }
      .one {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.25rem 1.25rem;
        align-items: center;
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .switch {
        position: relative;
        inline-size: 3rem;
        min-block-size: 1.75rem;
        padding: 0;
        border: 1px solid var(--_edge);
        border-radius: 1rem;
        background: var(--_raised);
      }
      .switch::before {
        content: "";
        position: absolute;
        inset-block-start: 3px;
        inset-inline-start: 3px;
        inline-size: 1.25rem;
        block-size: 1.25rem;
        border-radius: 50%;
        background: var(--_edge);
        transition: transform 160ms;
      }
      .switch[aria-checked="true"] {
        border-color: transparent;
        background: var(--_accent);
      }
      .switch[aria-checked="true"]::before {
        background: var(--_on-accent);
        transform: translateX(1.25rem);
      }
      .switch[aria-checked="true"]:dir(rtl)::before {
        transform: translateX(-1.25rem);
      }
      .ask {
        display: grid;
        gap: 0.75rem;
        margin-block-start: 1rem;
        padding: 1rem;
        border-radius: var(--_small);
        background: var(--_danger-soft);
      }
      .others {
        margin-block: 1.75rem 0.625rem;
        color: var(--_muted);
        font-size: 0.875em;
      }
      .erased {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Schemas["ConsentList"] | undefined} */
    this.list = undefined;
    /** @type {string | undefined} The consent about which is asked. */
    this.revoking = undefined;
    /** @type {{ consent: string, count: number } | undefined} What was deleted just now. */
    this.erased = undefined;
    this.busy = false;
  }

  /** @override */
  reset() {
    this.list = undefined;
    this.revoking = undefined;
    this.erased = undefined;
  }

  /** @override @param {AbortSignal} signal */
  async load(signal) {
    this.list = await this.api.listConsents({ userId: this.person }, { signal });
  }

  /** @param {string} consent @param {boolean} granted */
  async #toggle(consent, granted) {
    this.erased = undefined;
    if (granted || !isGating(consent)) {
      await this.#put(consent, granted, false);
      return;
    }
    this.revoking = consent;
    await this.updateComplete;
    this.renderRoot.querySelector(/** @type {"button"} */ (".ask button"))?.focus();
  }

  /**
   * @param {string} consent
   * @param {boolean} granted
   * @param {boolean} erase
   */
  async #put(consent, granted, erase) {
    const { signal } = this;
    this.busy = true;
    this.problem = undefined;
    await this.attempt(async () => {
      const answer = await this.api.putConsent(
        { userId: this.person, consent, erase, body: this.#decision(consent, granted) },
        { signal },
      );
      this.list = await this.api.listConsents({ userId: this.person }, { signal });
      const count = Object.values(answer.erased ?? {}).reduce((sum, some) => sum + some, 0);
      this.erased = erase ? { consent, count } : undefined;
      this.revoking = undefined;
      this.say(this.t(granted ? "consents.said.granted" : "consents.said.revoked", { consent }));
      this.changed("consent");
    });
    this.busy = false;
    await this.#focusSwitch(consent);
  }

  /**
   * To the same terms as before, as far as is known.
   *
   * @param {string} consent
   * @param {boolean} granted
   */
  #decision(consent, granted) {
    const before = this.list?.items.find((item) => item.consent === consent);
    return {
      granted,
      ...(before?.scope !== undefined && { scope: before.scope }),
      ...(before?.version !== undefined && { version: before.version }),
    };
  }

  async #cancel() {
    const consent = this.revoking ?? "";
    this.revoking = undefined;
    await this.#focusSwitch(consent);
  }

  /** @param {string} consent */
  async #focusSwitch(consent) {
    await this.updateComplete;
    const element = this.renderRoot.querySelector(`[data-consent="${CSS.escape(consent)}"]`);
    /** @type {HTMLElement | null} */ (element)?.focus();
  }

  /** @override */
  content() {
    const { list } = this;
    const others = list?.items.filter(({ consent }) => !isGating(consent)) ?? [];
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <div>
            <h2 id="title">${this.t("consents.title")}</h2>
            <p class="muted">${this.t("consents.lead")}</p>
          </div>
        </div>
        ${list === undefined
          ? html`<p class="muted">${this.loading ? this.t("common.loading") : nothing}</p>`
          : html`<ul class="card items">
              ${GATING.map((consent) =>
                this.#row(
                  consent,
                  list.effective[consent],
                  list.items.find((item) => item.consent === consent),
                ),
              )}
            </ul>`}
        ${others.length === 0
          ? nothing
          : html`<h3 class="others" id="others">${this.t("consents.others")}</h3>
              <ul class="card items" aria-labelledby="others">
                ${others.map((item) => this.#row(item.consent, item.granted, item))}
              </ul>`}
      </section>
    `;
  }

  /**
   * @param {string} consent
   * @param {boolean} granted
   * @param {Consent | undefined} decision
   */
  #row(consent, granted, decision) {
    const gating = isGating(consent);
    return html`
      <li>
        <div class="one">
          <div>
            <p class="name" id="name-${consent}">
              ${gating ? this.t(`consents.${consent}`) : consent}
            </p>
            ${gating ? html`<p class="muted">${this.t(`consents.${consent}.lead`)}</p>` : nothing}
            <p class="small muted">${this.#decided(decision)}</p>
          </div>
          <button
            type="button"
            role="switch"
            class="switch"
            data-consent=${consent}
            aria-checked=${granted ? "true" : "false"}
            aria-labelledby="name-${consent}"
            title=${this.t(granted ? "consents.on" : "consents.off")}
            ?disabled=${this.busy}
            @click=${() => this.#toggle(consent, !granted)}
          ></button>
        </div>
        ${this.erased?.consent === consent
          ? html`<p class="erased">
              <span class="chip"
                >${this.t("consents.erased", { count: number(this.erased.count) })}</span
              >
            </p>`
          : nothing}
        ${this.revoking === consent ? this.#ask(consent) : nothing}
      </li>
    `;
  }

  /** @param {Consent | undefined} decision */
  #decided(decision) {
    if (decision === undefined) {
      return this.t("consents.default");
    }
    const { updatedAt, version, scope, expiresAtMs } = decision;
    const parts = [
      this.t("consents.decided", { when: relative(updatedAt) }),
      scope,
      version !== undefined && this.t("consents.version", { version }),
      expiresAtMs !== undefined && this.t("consents.expires", { day: day(expiresAtMs) }),
    ];
    return html`<span title=${moment(updatedAt)}>${parts.filter(Boolean).join(" · ")}</span>`;
  }

  /** @param {string} consent */
  #ask(consent) {
    const lead = /** @type {StringKey} */ (`consents.revoke.${consent}`);
    return html`
      <div class="ask" role="group" aria-labelledby="ask">
        <div>
          <h3 id="ask">${this.t("consents.revoke.title", { consent })}</h3>
          <p>${this.t(lead)}</p>
        </div>
        <div class="row">
          <button
            type="button"
            ?disabled=${this.busy}
            @click=${() => this.#put(consent, false, false)}
          >
            ${this.t("consents.revoke.keep")}
          </button>
          <button
            type="button"
            class="danger"
            ?disabled=${this.busy}
            @click=${() => this.#put(consent, false, true)}
          >
            ${this.t("consents.revoke.erase")}
          </button>
          <button type="button" class="quiet" @click=${this.#cancel}>
            ${this.t("common.cancel")}
          </button>
        </div>
      </div>
    `;
  }
}

/** @param {string} consent @returns {consent is typeof GATING[number]} */
function isGating(consent) {
  return GATING.some((gating) => gating === consent);
}

customElements.define("memory-consents", MemoryConsents);
