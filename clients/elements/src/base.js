import { html, LitElement, nothing } from "lit";
import { problemOf } from "./problems.js";
import { providerOf } from "./provider.js";
import { text } from "./strings.js";
import { theme } from "./theme.js";

/**
 * @import { UserMemoryClient } from "@user-memory/client"
 * @import { PropertyDeclarations } from "lit"
 * @import { MemoryProvider } from "./provider.js"
 * @import { Problem } from "./problems.js"
 * @import { StringKey, Strings } from "./strings.js"
 */

/**
 * What all elements have in common: whose memory they show and through which client, what to say
 * when a call fails, and what they tell the page around them.
 *
 * An element that extends it loads in `load` and renders in `content`.
 *
 * @fires memory-changed - something was stored; `detail.what` is such as `fact` or `goal`
 * @fires memory-error - a call failed; `detail.error` is the client's error
 */
export class MemoryElement extends LitElement {
  /** @type {PropertyDeclarations} */
  static properties = {
    client: { attribute: false },
    user: {},
    strings: { attribute: false },
    problem: { state: true },
    loading: { state: true },
    spoken: { state: true },
  };

  static styles = [theme];

  /** @type {MemoryProvider | undefined} */
  #provider;
  /** @type {{ api: UserMemoryClient, person: string } | undefined} */
  #shown;
  #life = new AbortController();

  constructor() {
    super();
    /** @type {UserMemoryClient | undefined} The client, instead of that of a provider around. */
    this.client = undefined;
    /** @type {string | undefined} The id of the person, instead of that of a provider around. */
    this.user = undefined;
    /** @type {Strings | undefined} Texts in place of the English ones. */
    this.strings = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.loading = false;
    /** What a screen reader says next. */
    this.spoken = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#provider = providerOf(this);
    this.#provider?.add(this);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#provider?.delete(this);
    this.#provider = undefined;
    this.#shown = undefined;
    this.#life.abort();
  }

  /** The provider around has something else. */
  provided() {
    this.requestUpdate();
  }

  /** @protected @returns {UserMemoryClient} */
  get api() {
    const api = this.client ?? this.#provider?.client;
    if (api === undefined) {
      throw new Error(`<${this.localName}> needs a client, or a <memory-provider> around it.`);
    }
    return api;
  }

  /** The id of the person. @protected @returns {string} */
  get person() {
    return this.user ?? this.#provider?.user ?? "";
  }

  /** Whether it is about one person. @protected */
  get needsPerson() {
    return true;
  }

  /** Whether it is known whose memory to show, and how. @protected */
  get isReady() {
    return this.#shown !== undefined;
  }

  /** Ends calls about a person who is no longer shown. @protected @returns {AbortSignal} */
  get signal() {
    return this.#life.signal;
  }

  /**
   * A text of this element, in the words of the page around it where that has some.
   *
   * @param {StringKey} key
   * @param {Record<string, string | number>} [values]
   */
  t(key, values) {
    return text(this.words, key, values);
  }

  /** The texts of the page around, for elements inside this one. @protected */
  get words() {
    const around = this.#provider?.strings;
    return around === undefined || this.strings === undefined
      ? (this.strings ?? around)
      : { ...around, ...this.strings };
  }

  /** Asks the service again. */
  async reload() {
    this.#life.abort();
    this.#life = new AbortController();
    this.problem = undefined;
    this.loading = true;
    const { signal } = this;
    await this.attempt(() => this.load(signal));
    if (!signal.aborted) {
      this.loading = false;
    }
  }

  /** Forgets what is shown of somebody else. @protected */
  reset() {}

  /**
   * Asks for what the element shows. @protected
   *
   * @param {AbortSignal} _signal
   * @returns {Promise<void>}
   */
  async load(_signal) {}

  /** What the element shows. @protected @returns {unknown} */
  content() {
    return nothing;
  }

  /**
   * Runs calls, and shows and tells what goes wrong; what belongs to somebody else is dropped.
   *
   * @protected
   * @template T
   * @param {() => Promise<T>} calls
   * @returns {Promise<T | undefined>} undefined when they failed
   */
  async attempt(calls) {
    const { signal } = this;
    try {
      return await calls();
    } catch (error) {
      if (!signal.aborted) {
        this.fail(error);
      }
      return undefined;
    }
  }

  /** @protected @param {unknown} error */
  fail(error) {
    this.problem = problemOf(error);
    this.#dispatch("memory-error", { error });
  }

  /** Nothing was stored, for want of a consent. @protected @param {string} consent */
  refused(consent) {
    const detail = this.t("problem.consent", { consent });
    this.problem = { key: "problem.other", detail, requestId: undefined };
  }

  /**
   * Tells the page that something was stored. @protected
   *
   * @param {string} what such as `fact`
   */
  changed(what) {
    this.#dispatch("memory-changed", { what, user: this.person });
  }

  /** Has a screen reader say it. @protected @param {string} words */
  say(words) {
    this.spoken = words;
  }

  /** @param {Map<PropertyKey, unknown>} _changes */
  willUpdate(_changes) {
    const api = this.client ?? this.#provider?.client;
    const { person } = this;
    if (api === undefined || (person === "" && this.needsPerson)) {
      this.#shown = undefined;
    } else if (this.#shown?.api !== api || this.#shown.person !== person) {
      this.#shown = { api, person };
      this.reset();
      void this.reload();
    }
  }

  render() {
    return html`
      ${this.problem === undefined ? nothing : this.complaint(this.problem)}
      ${this.isReady ? this.content() : nothing}
      <div class="visually-hidden" role="status">${this.spoken}</div>
    `;
  }

  /** @protected @param {Problem} problem */
  complaint(problem) {
    return html`
      <div class="problem" role="alert">
        <p>
          <strong>${this.t("problem.title")}.</strong>
          ${problem.detail ?? this.t(problem.key)}
          ${problem.requestId === undefined
            ? nothing
            : html`<br /><small class="muted mono"
                  >${this.t("common.requestId", { id: problem.requestId })}</small
                >`}
        </p>
        <button type="button" @click=${() => this.reload()}>${this.t("common.retry")}</button>
      </div>
    `;
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
