import { css, html, nothing } from "lit";
import { MemoryElement } from "./base.js";
import { number } from "./format.js";
import { calendar, calendarStyle } from "./progress/calendar.js";
import "./chart.js";
import {
  activeDays,
  dayLabel,
  dayNumber,
  levelsOf,
  medalsOf,
  sums,
  today,
  towardsNext,
  yyyymmdd,
} from "./progress/days.js";
import { styled } from "./styled.js";
import { numbersTable, tableStyle } from "./table.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @typedef {Schemas["DailyRollup"]} DailyRollup
 * @typedef {Schemas["Gamification"]} Gamification
 */

const RANGES = /** @type {const} */ ([30, 90, 365]);

/** The service gives at most 366 days at once, and the 200 of a page. */
const PAGE = 200;

const COLOURS = 6;

/**
 * `<memory-progress>`: levels per skill over time, points, the calendar of the streak, badges. Each
 * chart can be read as a table too.
 */
export class MemoryProgress extends MemoryElement {
  static properties = {
    days: { type: Number, reflect: true },
    rollups: { state: true },
    standing: { state: true },
    denied: { state: true },
    hiddenSkills: { state: true },
  };

  static styles = [
    ...MemoryElement.styles,
    tableStyle,
    calendarStyle,
    css`
      :host {
        --_series-1: light-dark(#3150c8, #a4b6ff);
        --_series-2: light-dark(#b4530a, #ffb37a);
        --_series-3: light-dark(#1b7041, #86d9a6);
        --_series-4: light-dark(#8a2f92, #e6a3ee);
        --_series-5: light-dark(#0b6b82, #7fd3e8);
        --_series-6: light-dark(#7d5200, #f0c674);
      }
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
        gap: 0.75rem;
        margin-block-end: 1rem;
      }
      .tile {
        display: grid;
        gap: 0.125rem;
        align-content: start;
        padding: 1rem 1.125rem;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
      }
      .tile dt {
        color: var(--_muted);
        font-size: 0.875em;
      }
      .tile dd {
        font-size: 1.75em;
        font-weight: 620;
        letter-spacing: -0.02em;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .tile dd.small {
        font-size: 0.8125em;
        font-weight: 400;
        letter-spacing: 0;
        line-height: 1.5;
      }
      .bar {
        block-size: 6px;
        margin-block: 0.375rem 0.125rem;
        border-radius: 3px;
        background: var(--_raised);
        overflow: hidden;
      }
      .bar span {
        display: block;
        block-size: 100%;
        border-radius: 3px;
        background: var(--_accent);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 1rem;
      }
      .card > .head {
        margin-block-end: 0.875rem;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.25rem;
      }
      .legend label {
        display: inline-flex;
        align-items: center;
        gap: 0.4rem;
        padding: 0.2rem 0.5rem;
        border-radius: var(--_small);
        font-size: 0.8125em;
        font-weight: 500;
        cursor: pointer;
      }
      .legend label:hover {
        background: var(--_raised);
      }
      .legend input {
        margin: 0;
        accent-color: var(--_series);
      }
      .earned {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .earned .chip {
        padding: 0.2rem 0.75rem;
        font-size: 0.875em;
      }
      @media (max-width: 44rem) {
        .pair {
          grid-template-columns: minmax(0, 1fr);
        }
        .tiles {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  constructor() {
    super();
    /** How many days are shown, up to 365. */
    this.days = 90;
    /** @type {DailyRollup[] | undefined} */
    this.rollups = undefined;
    /** @type {Gamification | undefined} */
    this.standing = undefined;
    /** @type {string | undefined} The consent without which nothing is shown. */
    this.denied = undefined;
    /** @type {ReadonlySet<string>} */
    this.hiddenSkills = new Set();
  }

  /** @override */
  reset() {
    this.rollups = undefined;
    this.standing = undefined;
    this.hiddenSkills = new Set();
  }

  /** @override @param {AbortSignal} signal */
  async load(signal) {
    const userId = this.person;
    const standing = await this.api.getGamification({ userId }, { signal });
    if ("reason" in standing) {
      this.denied = standing.consent;
      return;
    }
    const to = today(standing);
    const input = { userId, from: yyyymmdd(to - this.days + 1), to: yyyymmdd(to), limit: PAGE };
    /** @type {DailyRollup[]} */
    const rollups = [];
    for await (const rollup of this.api.items("listDailyProgress", input, { signal })) {
      rollups.push(rollup);
    }
    this.denied = undefined;
    this.standing = standing;
    this.rollups = rollups;
  }

  /** @param {number} days */
  #range(days) {
    this.days = days;
    void this.reload();
  }

  /** @param {string} skill @param {boolean} shown */
  #toggle(skill, shown) {
    const hidden = new Set(this.hiddenSkills);
    if (shown) {
      hidden.delete(skill);
    } else {
      hidden.add(skill);
    }
    this.hiddenSkills = hidden;
  }

  /** @override */
  content() {
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <div>
            <h2 id="title">${this.t("progress.title")}</h2>
            <p class="muted">${this.t("progress.lead")}</p>
          </div>
          ${this.denied === undefined ? this.#ranges() : nothing}
        </div>
        ${this.#body()}
      </section>
    `;
  }

  #ranges() {
    return html`
      <div class="segments" role="radiogroup" aria-label=${this.t("progress.range")}>
        ${RANGES.map(
          (days) => html`
            <label>
              <input
                type="radio"
                name="range"
                .checked=${this.days === days}
                @change=${() => this.#range(days)}
              />
              ${this.t("progress.days", { count: days })}
            </label>
          `,
        )}
      </div>
    `;
  }

  #body() {
    const { rollups, standing } = this;
    if (this.denied !== undefined) {
      return html`<div class="empty">
        <h3>${this.t("list.denied.title")}</h3>
        <p>${this.t("list.denied.lead", { consent: this.denied })}</p>
      </div>`;
    }
    if (rollups === undefined || standing === undefined) {
      return this.loading ? html`<p class="muted">${this.t("common.loading")}</p>` : nothing;
    }
    if (rollups.length === 0 && standing.updatedAt === 0) {
      return html`<div class="empty">
        <h3>${this.t("progress.empty.title")}</h3>
        <p>${this.t("progress.empty.lead")}</p>
      </div>`;
    }
    const days = activeDays(rollups, standing);
    const to = today(standing);
    const from = to - this.days + 1;
    return html`
      ${this.#tiles(standing)}
      <div class="stack" aria-busy=${this.loading ? "true" : "false"}>
        ${this.#levels(rollups, from, to)}
        <div class="pair">${this.#points(days, from, to)} ${this.#calendar(days, from, to)}</div>
        ${this.#earned(rollups, standing)}
      </div>
    `;
  }

  /** @param {Gamification} standing */
  #tiles(standing) {
    const { share, missing } = towardsNext(standing);
    const percent = `${Math.round(share * 100)}%`;
    return html`
      <dl class="tiles">
        <div class="tile">
          <dt>${this.t("progress.level")}</dt>
          <dd>${number(standing.level)}</dd>
          <dd class="small muted">
            <div class="bar" aria-hidden="true">
              <span ${styled({ "inline-size": percent })}></span>
            </div>
            ${this.t("progress.next", { points: number(missing), level: standing.level + 1 })}
          </dd>
        </div>
        <div class="tile">
          <dt>${this.t("progress.points")}</dt>
          <dd>${number(standing.xpTotal)}</dd>
          ${standing.seasonXp === undefined
            ? nothing
            : html`<dd class="small muted">
                ${this.t("progress.season", { points: number(standing.seasonXp) })}
              </dd>`}
        </div>
        <div class="tile">
          <dt>${this.t("progress.streak")}</dt>
          <dd>${this.#dayCount(standing.streakDays)}</dd>
          <dd class="small muted">
            ${this.t("progress.longest", { days: this.#dayCount(standing.longestStreakDays) })}
          </dd>
        </div>
        <div class="tile">
          <dt>${this.t("progress.badges")}</dt>
          <dd>${number(standing.badges.length)}</dd>
        </div>
      </dl>
    `;
  }

  /** @param {number} count */
  #dayCount(count) {
    return this.t(count === 1 ? "progress.day.one" : "progress.day.other", {
      count: number(count),
    });
  }

  /**
   * @param {DailyRollup[]} rollups
   * @param {number} from
   * @param {number} to
   */
  #levels(rollups, from, to) {
    const levels = [...levelsOf(rollups)].sort(([a], [b]) => a.localeCompare(b));
    const series = levels.map(([label, points], index) => ({
      label,
      points,
      colour: `--_series-${(index % COLOURS) + 1}`,
    }));
    return html`
      <section class="card" aria-labelledby="levels">
        <div class="head">
          <h3 id="levels">${this.t("progress.levels")}</h3>
          <div class="legend" role="group" aria-label=${this.t("progress.skills")}>
            ${series.map(
              ({ label, colour }) => html`
                <label ${styled({ "--_series": `var(${colour})` })}>
                  <input
                    type="checkbox"
                    .checked=${!this.hiddenSkills.has(label)}
                    @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
                      this.#toggle(label, event.target.checked)}
                  />
                  ${label}
                </label>
              `,
            )}
          </div>
        </div>
        ${series.length === 0
          ? html`<p class="muted">${this.t("progress.levels.none")}</p>`
          : html`
              <memory-chart
                .label=${this.t("progress.levels.label", { skills: levels.map(last).join(", ") })}
                .data=${{
                  type: "line",
                  series: series.filter(({ label }) => !this.hiddenSkills.has(label)),
                  from,
                  to,
                  most: 10,
                  label: dayLabel,
                }}
              ></memory-chart>
              ${numbersTable(
                this.t("progress.table"),
                this.t("progress.levels"),
                [
                  this.t("progress.table.day"),
                  this.t("progress.table.skill"),
                  this.t("progress.level"),
                  this.t("progress.points"),
                ],
                rollups
                  .toReversed()
                  .map((rollup) => [
                    dayLabel(dayNumber(rollup.dateYYYYMMDD), { dateStyle: "medium" }),
                    rollup.skillId,
                    rollup.avgLevel === undefined ? "–" : number(rollup.avgLevel),
                    number(rollup.xpEarned),
                  ]),
              )}
            `}
      </section>
    `;
  }

  /**
   * @param {Map<number, number>} days
   * @param {number} from
   * @param {number} to
   */
  #points(days, from, to) {
    const length = this.days > 31 ? 7 : 1;
    const stretches = sums(days, from, to, length);
    const title = this.t(length === 7 ? "progress.points.week" : "progress.points.day");
    return html`
      <section class="card" aria-labelledby="points">
        <div class="head"><h3 id="points">${title}</h3></div>
        <memory-chart
          .label=${title}
          .data=${{
            type: "bar",
            labels: stretches.map(({ day }) => dayLabel(day)),
            values: stretches.map(({ sum }) => sum),
            colour: "--_accent",
            unit: this.t("progress.points"),
          }}
        ></memory-chart>
        ${numbersTable(
          this.t("progress.table"),
          title,
          [this.t("progress.table.from"), this.t("progress.points")],
          stretches
            .toReversed()
            .map(({ day, sum }) => [dayLabel(day, { dateStyle: "medium" }), number(sum)]),
        )}
      </section>
    `;
  }

  /**
   * @param {Map<number, number>} days
   * @param {number} from
   * @param {number} to
   */
  #calendar(days, from, to) {
    const active = [...days.keys()].filter((day) => day >= from && day <= to).sort((a, b) => b - a);
    const words = this.t("progress.calendar.label", {
      active: number(active.length),
      days: number(this.days),
    });
    return html`
      <section class="card" aria-labelledby="calendar">
        <div class="head"><h3 id="calendar">${this.t("progress.calendar")}</h3></div>
        ${calendar(days, from, to, words)}
        <p class="muted small">${words}</p>
        ${numbersTable(
          this.t("progress.table"),
          this.t("progress.calendar"),
          [this.t("progress.table.day"), this.t("progress.points")],
          active.map((day) => [dayLabel(day, { dateStyle: "medium" }), number(days.get(day) ?? 0)]),
        )}
      </section>
    `;
  }

  /**
   * @param {DailyRollup[]} rollups
   * @param {Gamification} standing
   */
  #earned(rollups, { badges }) {
    const medals = medalsOf(rollups);
    return html`
      <section class="card" aria-labelledby="earned">
        <div class="head"><h3 id="earned">${this.t("progress.earned")}</h3></div>
        ${badges.length + medals.length === 0
          ? html`<p class="muted">${this.t("progress.earned.none")}</p>`
          : html`<ul class="earned">
              ${badges.map((badge) => html`<li class="chip accent">${badge}</li>`)}
              ${medals.map(
                ([medal, count]) =>
                  html`<li class="chip">${medal}${count > 1 ? ` × ${count}` : nothing}</li>`,
              )}
            </ul>`}
      </section>
    `;
  }
}

customElements.define("memory-progress", MemoryProgress);

/** The latest level of a skill, in words. @param {[string, { y: number }[]]} entry */
function last([skill, points]) {
  return `${skill} ${number(points.at(-1)?.y ?? 0)}`;
}
