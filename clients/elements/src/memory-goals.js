import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { MemoryElement } from "./base.js";
import { deedBar, Deeds, deedStyle, focusDeed } from "./deeds.js";
import { day, relative } from "./format.js";
import { goalForm, goalFormStyle, goalOf } from "./goals/form.js";
import { icon } from "./icons.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["Goal"]} Goal
 */

const STATUSES = /** @type {const} */ (["active", "paused", "completed"]);

/**
 * `<memory-goals>`: what a person works toward. A goal that is deleted is hidden at once, and gone
 * when that can no longer be undone.
 */
export class MemoryGoals extends MemoryElement {
  static properties = {
    goals: { state: true },
    editing: { state: true },
    gone: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    deedStyle,
    goalFormStyle,
    css`
      h3 {
        margin-block: 1.75rem 0.625rem;
        color: var(--_muted);
        font-size: 0.875em;
        letter-spacing: 0.01em;
      }
      .items {
        padding: 0;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0.125rem 0.875rem;
        padding: 0.875rem clamp(0.875rem, 3vw, 1.25rem);
      }
      li + li {
        border-block-start: 1px solid var(--_line);
      }
      li.editing {
        grid-template-columns: minmax(0, 1fr);
      }
      .check {
        align-self: start;
        inline-size: 1.5rem;
        min-block-size: 1.5rem;
        padding: 0;
        border: 1.5px solid var(--_edge);
        border-radius: 50%;
        color: transparent;
      }
      .check:hover {
        color: var(--_muted);
      }
      .check[aria-pressed="true"] {
        border-color: transparent;
        background: var(--_good-soft);
        color: var(--_good);
      }
      .name {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .completed .name {
        color: var(--_muted);
        font-weight: 450;
      }
      .text p {
        overflow-wrap: anywhere;
      }
      .meta {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.5rem;
        align-items: center;
        margin-block-start: 0.25rem;
        font-size: 0.8125em;
        color: var(--_muted);
      }
      .meta:empty {
        display: none;
      }
      .meta .chip {
        font-size: 1em;
      }
      .actions {
        align-self: center;
        display: flex;
        margin-inline-end: -0.5rem;
      }
      .actions .icon-only {
        inline-size: 2.25rem;
        padding: 0;
      }
      @media (max-width: 34rem) {
        li:not(.editing) {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .actions {
          grid-column: 2;
          margin-inline-start: -0.625rem;
        }
      }
    `,
  ];

  #deeds = new Deeds(() => this.requestUpdate());

  constructor() {
    super();
    /** @type {Goal[] | undefined} */
    this.goals = undefined;
    /** @type {string | undefined} The goal that is edited; empty for a new one. */
    this.editing = undefined;
    /** @type {ReadonlySet<string>} */
    this.gone = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("pagehide", this.#leave);
  }

  disconnectedCallback() {
    this.#leave();
    removeEventListener("pagehide", this.#leave);
    super.disconnectedCallback();
  }

  #leave = () => this.#deeds.settleAll({ keepalive: true });

  /** @override */
  reset() {
    this.#leave();
    this.goals = undefined;
    this.editing = undefined;
    this.gone = new Set();
  }

  /** @override @param {AbortSignal} signal */
  async load(signal) {
    const { items } = await this.api.listGoals({ userId: this.person }, { signal });
    this.goals = items;
  }

  /**
   * @param {Goal} goal
   * @param {Schemas["GoalPatch"]} body
   */
  async #update(goal, body) {
    const now = await this.attempt(() =>
      this.api.updateGoal({ userId: this.person, goalId: goal.goalId, body }),
    );
    if (now !== undefined) {
      this.goals = this.goals?.map((other) => (other.goalId === now.goalId ? now : other));
      this.say(this.t("goals.saved"));
      this.changed("goal");
    }
    return now !== undefined;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const body = goalOf(/** @type {HTMLFormElement} */ (event.target));
    const goal = this.goals?.find(({ goalId }) => goalId === this.editing);
    if (goal === undefined ? await this.#add(body) : await this.#update(goal, body)) {
      await this.#close();
    }
  }

  /** @param {ReturnType<typeof goalOf>} body */
  async #add({ description, targetDateMs, ...body }) {
    const added = await this.attempt(() =>
      this.api.addGoal({
        userId: this.person,
        body: {
          ...body,
          ...(description !== null && { description }),
          ...(targetDateMs !== null && { targetDateMs }),
        },
      }),
    );
    if (added !== undefined && "goalId" in added && "title" in added) {
      this.goals = [added, ...(this.goals ?? [])];
    } else if (added !== undefined) {
      await this.reload(); // it waits for the store
    }
    if (added !== undefined) {
      this.say(this.t("goals.saved"));
      this.changed("goal");
    }
    return added !== undefined;
  }

  /** @param {Goal} goal */
  async #delete(goal) {
    const { goalId } = goal;
    const userId = this.person;
    this.gone = new Set([...this.gone, goalId]);
    const show = () => {
      this.gone = new Set([...this.gone].filter((id) => id !== goalId));
    };
    const deed = this.#deeds.add({
      words: this.t("goals.deleted", { text: goal.title }),
      undo: async () => {
        show();
        await this.updateComplete;
        this.#focus(`[data-goal="${CSS.escape(goalId)}"] .harmful`);
      },
      settle: async (options) => {
        try {
          await this.api.deleteGoal({ userId, goalId }, options);
          this.goals = this.goals?.filter((other) => other.goalId !== goalId);
          this.changed("goal");
        } catch (error) {
          show();
          this.fail(error);
        }
      },
    });
    this.say(deed.words);
    await focusDeed(this, deed);
  }

  /** @param {string} goalId */
  async #edit(goalId) {
    this.editing = goalId;
    await this.updateComplete;
    this.#focus("form input");
  }

  async #close() {
    const edited = this.editing;
    this.editing = undefined;
    await this.updateComplete;
    this.#focus(edited === "" ? ".add" : `[data-goal="${CSS.escape(edited ?? "")}"] .edit`);
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
            <h2 id="title">${this.t("goals.title")}</h2>
            <p class="muted">${this.t("goals.lead")}</p>
          </div>
          ${this.editing === ""
            ? nothing
            : html`<button type="button" class="primary add" @click=${() => this.#edit("")}>
                ${icon("plus")} ${this.t("goals.add")}
              </button>`}
        </div>
        ${this.editing === "" ? html`<div class="card">${this.#form(undefined)}</div>` : nothing}
        ${this.goals === undefined
          ? html`<p class="muted">${this.loading ? this.t("common.loading") : nothing}</p>`
          : this.#groups(this.goals.filter(({ goalId }) => !this.gone.has(goalId)))}
        ${deedBar(this, this.#deeds)}
      </section>
    `;
  }

  /** @param {Goal[]} goals */
  #groups(goals) {
    if (goals.length === 0) {
      return this.editing === ""
        ? nothing
        : html`<div class="empty">
            <h3>${this.t("goals.empty.title")}</h3>
            <p>${this.t("goals.empty.lead")}</p>
          </div>`;
    }
    return STATUSES.map((status) => {
      const some = goals.filter((goal) => goal.status === status);
      return some.length === 0
        ? nothing
        : html`
            <h3 id=${status}>${this.t(`goals.${status}`)}</h3>
            <ul class="card items ${status}" aria-labelledby=${status}>
              ${repeat(
                some,
                ({ goalId }) => goalId,
                (goal) => this.#goal(goal),
              )}
            </ul>
          `;
    });
  }

  /** @param {Goal} goal */
  #goal(goal) {
    if (goal.goalId === this.editing) {
      return html`<li class="editing" data-goal=${goal.goalId}>${this.#form(goal)}</li>`;
    }
    const done = goal.status === "completed";
    const check = this.t(done ? "goals.reopen" : "goals.complete");
    return html`
      <li data-goal=${goal.goalId}>
        <button
          type="button"
          class="check"
          aria-pressed=${done ? "true" : "false"}
          aria-label="${check}: ${goal.title}"
          title=${check}
          @click=${() => this.#update(goal, { status: done ? "active" : "completed" })}
        >
          ${icon("check")}
        </button>
        <div class="text">
          <p class="name">${goal.title}</p>
          ${goal.description === undefined
            ? nothing
            : html`<p class="muted">${goal.description}</p>`}
          ${this.#meta(goal)}
        </div>
        ${this.#actions(goal)}
      </li>
    `;
  }

  /** @param {Goal} goal */
  #meta({ status, targetDateMs, tags }) {
    if (targetDateMs === undefined && tags.length === 0) {
      return nothing;
    }
    const late = status === "active" && targetDateMs !== undefined && targetDateMs < Date.now();
    return html`<p class="meta">
      ${targetDateMs === undefined
        ? nothing
        : html`<span class=${late ? "chip warn" : "chip"}
            >${this.t(late ? "goals.overdue" : "goals.due", {
              day: day(targetDateMs),
              when: relative(targetDateMs),
            })}</span
          >`}
      ${tags.map((tag) => html`<span class="chip"># ${tag}</span>`)}
    </p>`;
  }

  /** @param {Goal} goal */
  #actions(goal) {
    const paused = goal.status === "paused";
    const edit = this.t("goals.edit");
    const remove = this.t("goals.delete");
    return html`
      <div class="actions" role="group" aria-label=${goal.title}>
        ${goal.status === "completed"
          ? nothing
          : html`<button
              type="button"
              class="quiet"
              @click=${() => this.#update(goal, { status: paused ? "active" : "paused" })}
            >
              ${this.t(paused ? "goals.resume" : "goals.pause")}
            </button>`}
        <button
          type="button"
          class="quiet icon-only edit"
          aria-label=${edit}
          title=${edit}
          @click=${() => this.#edit(goal.goalId)}
        >
          ${icon("edit")}
        </button>
        <button
          type="button"
          class="quiet icon-only harmful"
          aria-label=${remove}
          title=${remove}
          @click=${() => this.#delete(goal)}
        >
          ${icon("forget")}
        </button>
      </div>
    `;
  }

  /** @param {Goal | undefined} goal */
  #form(goal) {
    return goalForm(this, goal, this.#submit, this.#close);
  }
}

customElements.define("memory-goals", MemoryGoals);
