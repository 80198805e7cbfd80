import { ProblemError, UserMemoryClient } from "@user-memory/client";

/** @import { Schemas } from "@user-memory/client" */

/**
 * Where the token stays: in this tab until it is closed, so that a reload does not sign out. Not in
 * localStorage, which outlives the tab and is shared with all others, and never in an address.
 */
const KEY = "user-memory-token";

/** Who uses the console, and the client with which everything is asked. */
export class Session {
  /** @type {string | undefined} */
  #token = sessionStorage.getItem(KEY) ?? undefined;

  constructor() {
    this.client = this.#newClient();
    /** @type {Schemas["CallerInfo"] | undefined} */
    this.caller = undefined;
  }

  get hasToken() {
    return this.#token !== undefined;
  }

  /**
   * Asks who we are; while the service has no credentials, everybody on this machine is known.
   *
   * @returns {Promise<boolean>} whether we are somebody
   */
  async open() {
    try {
      this.caller = await this.client.getCaller();
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        this.close();
        return false;
      }
      throw error;
    }
  }

  /**
   * @param {string} token
   * @returns {Promise<boolean>} whether it is good for something
   */
  async signIn(token) {
    this.#token = token;
    this.client = this.#newClient();
    const known = await this.open();
    if (known) {
      sessionStorage.setItem(KEY, token);
    }
    return known;
  }

  close() {
    sessionStorage.removeItem(KEY);
    this.#token = undefined;
    this.caller = undefined;
    this.client = this.#newClient();
  }

  /** @param {Schemas["CallerInfo"]["scopes"][number][]} scopes */
  mayOne(...scopes) {
    return scopes.some((scope) => this.caller?.scopes.includes(scope));
  }

  /** The person who uses it; undefined for services and operators. */
  get ownId() {
    return this.caller?.userId;
  }

  #newClient() {
    return new UserMemoryClient({
      baseUrl: new URL("..", document.baseURI).href,
      ...(this.#token !== undefined && { token: this.#token }),
    });
  }
}
