/**
 * @import { UserMemoryClient } from "@user-memory/client"
 * @import { Strings } from "./strings.js"
 */

/** What elements ask of a provider: to hear when what it gives has changed. */
/** @typedef {{ provided(): void }} Consumer */

/** A framework that renders on a server imports elements there, too, and shows them later. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Gives all elements inside it their client and person, so that a page says them once:
 * `provider.client = new UserMemoryClient(…)`, `<memory-provider user="…">`.
 */
export class MemoryProvider extends Base {
  static observedAttributes = ["user"];

  /** @type {Set<Consumer>} */
  #consumers = new Set();
  /** @type {UserMemoryClient | undefined} */
  #client;
  /** @type {Strings | undefined} */
  #strings;

  get client() {
    return this.#client;
  }

  set client(client) {
    this.#client = client;
    this.#tell();
  }

  /** The id of the person whose memory it is. */
  get user() {
    return this.getAttribute("user") ?? undefined;
  }

  set user(user) {
    if (user === undefined) {
      this.removeAttribute("user");
    } else {
      this.setAttribute("user", user);
    }
  }

  /** Texts in place of the English ones. */
  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    this.#strings = strings;
    this.#tell();
  }

  attributeChangedCallback() {
    this.#tell();
  }

  connectedCallback() {
    this.style.display ||= "contents";
    upgrade(this, ["client", "user", "strings"]);
  }

  /** @param {Consumer} consumer */
  add(consumer) {
    this.#consumers.add(consumer);
  }

  /** @param {Consumer} consumer */
  delete(consumer) {
    this.#consumers.delete(consumer);
  }

  #tell() {
    for (const consumer of this.#consumers) {
      consumer.provided();
    }
  }
}

globalThis.customElements?.define("memory-provider", MemoryProvider);

/**
 * The nearest provider around an element, also outside the shadow trees that it is in.
 *
 * @param {Node} element
 * @returns {MemoryProvider | undefined}
 */
export function providerOf(element) {
  /** @type {Node | null} */
  let at = element;
  while (at !== null) {
    if (at instanceof MemoryProvider) {
      return at;
    }
    at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null);
  }
  return undefined;
}

/**
 * A page may have set properties before the element was defined: they hide its setters.
 *
 * @param {MemoryProvider} element
 * @param {string[]} names
 */
function upgrade(element, names) {
  const values = /** @type {any} */ (element);
  for (const name of names) {
    if (Object.hasOwn(values, name)) {
      const value = values[name];
      delete values[name];
      values[name] = value;
    }
  }
}
