import { html, nothing } from "lit";
import { moment, relative } from "../format.js";
import { icon } from "../icons.js";
import { MemoryItem } from "./item.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["Episode"]} Episode
 */

/**
 * `<memory-episode>`: what a session was about.
 *
 * @fires item-forget - it shall be forgotten, with `detail.along` what came with it
 */
export class MemoryEpisode extends MemoryItem {
  static properties = { episode: { attribute: false } };

  constructor() {
    super();
    /** @type {Episode | undefined} */
    this.episode = undefined;
  }

  /** @override */
  async along() {
    const answer = await this.api.getEpisodeSameAssessment(
      { userId: this.person, episodeId: this.episode?.episodeId ?? "" },
      { signal: this.signal },
    );
    return "facts" in answer
      ? { ...answer, episodeIds: [] }
      : {
          assessments: 0,
          facts: 0,
          factIds: [],
          sharedFacts: 0,
          episodeIds: [],
          rollups: 0,
          xp: 0,
        };
  }

  /** @override */
  content() {
    const { episode } = this;
    if (episode === undefined) {
      return nothing;
    }
    const why = this.t("fact.why");
    return html`
      <div class="top">
        <div>
          <p class="text">${episode.summary}</p>
          <p class="meta">
            <span title=${moment(episode.createdAtMs)}>${relative(episode.createdAtMs)}</span>
            ${episode.highlights.length === 0
              ? nothing
              : html`<span class="chip"
                  >${this.t("episode.highlights")} ${episode.highlights.length}</span
                >`}
          </p>
        </div>
        <div class="actions" role="group" aria-label=${episode.summary.slice(0, 80)}>
          ${this.forgetButton()}
          <button
            type="button"
            class="quiet"
            aria-expanded=${this.open ? "true" : "false"}
            aria-label=${why}
            title=${why}
            @click=${() => {
              this.open = !this.open;
            }}
          >
            ${icon("chevron")}
          </button>
        </div>
      </div>
      ${this.open ? this.#details(episode) : nothing}
    `;
  }

  /** @param {Episode} episode */
  #details(episode) {
    return html`
      <div class="more stack">
        ${episode.highlights.length === 0
          ? nothing
          : html`<ul class="stack">
              ${episode.highlights.map(
                ({ type, text, skillId }) =>
                  html`<li>
                    <span class="chip">${type}</span>
                    ${skillId === undefined ? nothing : html`<span class="chip">${skillId}</span>`}
                    ${text}
                  </li>`,
              )}
            </ul>`}
        <dl>
          <dt>${this.t("fact.source")}</dt>
          <dd>
            ${episode.sessionId === undefined
              ? this.t("fact.source.api")
              : this.t("fact.source.session", { session: episode.sessionId })}
          </dd>
          <dt>${this.t("fact.since")}</dt>
          <dd>${moment(episode.createdAtMs)}</dd>
          <dt>${this.t("fact.expires")}</dt>
          <dd>
            ${episode.expiresAtMs === undefined
              ? this.t("fact.expires.never")
              : `${moment(episode.expiresAtMs)} (${relative(episode.expiresAtMs)})`}
          </dd>
        </dl>
      </div>
    `;
  }
}

customElements.define("memory-episode", MemoryEpisode);
