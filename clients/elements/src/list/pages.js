/**
 * @import { ReactiveController } from "lit"
 * @import { MemoryElement } from "../base.js"
 */

/** How far beyond what is seen items are kept, so that neither scrolling nor Tab finds a gap. */
const MARGIN = "1200px 0px";

/**
 * Keeps a long list small: of its pages (elements with `data-page`), those that are far from what
 * is seen are only as high as they were. A page in which somebody works stays as it is.
 *
 * @implements {ReactiveController}
 */
export class Pages {
  /** @type {Map<number, number>} the height of pages that are far, in pixels */
  #far = new Map();
  /** @type {IntersectionObserver | undefined} */
  #observer;
  #host;
  #more;

  /**
   * @param {MemoryElement} host
   * @param {() => void} more called when the end of the list comes near (`data-end`)
   */
  constructor(host, more) {
    this.#host = host;
    this.#more = more;
    host.addController(this);
  }

  hostConnected() {
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), {
      rootMargin: MARGIN,
    });
  }

  hostDisconnected() {
    this.#observer?.disconnect();
    this.#far.clear();
  }

  hostUpdated() {
    for (const page of this.#host.renderRoot.querySelectorAll("[data-page], [data-end]")) {
      this.#observer?.observe(page);
    }
  }

  /** @param {number} page @returns {number | undefined} its height when it need not be there */
  heightOfFar(page) {
    return this.#far.get(page);
  }

  forget() {
    this.#far.clear();
    this.#observer?.disconnect();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const element = /** @type {HTMLElement} */ (target);
      if (element.dataset.end !== undefined) {
        if (isIntersecting) {
          this.#more();
        }
      } else if (isIntersecting) {
        this.#far.delete(Number(element.dataset.page));
      } else if (!isWorkedIn(element) && boundingClientRect.height > 0) {
        this.#far.set(Number(element.dataset.page), boundingClientRect.height);
      }
    }
    this.#host.requestUpdate();
  }
}

/** @param {HTMLElement} page */
function isWorkedIn(page) {
  return page.matches(":focus-within") || page.querySelector("[editing]") !== null;
}
