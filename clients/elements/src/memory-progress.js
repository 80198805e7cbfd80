import { html, nothing } from "lit";
import { MemoryElement } from "./base.js";
import { dashboardStyle } from "./dashboard.js";
import { number } from "./format.js";
import { calendar, calendarStyle } from "./progress/calendar.js";
import "./chart.js";
import {
  activeDays,
  dayLabel,
  dayNumber,
  levelsOf,
  sums,
  today,
  yyyymmdd,
} from "./progress/days.js";
import { earned, tiles } from "./progress/standing.js";
import { progressStyle } from "./progress/style.js";
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
    dashboardStyle,
    calendarStyle,
    progressStyle,
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
    const t = this.t.bind(this);
    return html`
      ${tiles(standing, t)}
      <div class="stack" aria-busy=${this.loading ? "true" : "false"}>
        ${this.#levels(rollups, from, to)}
        <div class="pair">${this.#points(days, from, to)} ${this.#calendar(days, from, to)}</div>
        ${earned(rollups, standing, t)}
      </div>
    `;
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
}

customElements.define("memory-progress", MemoryProgress);

/** The latest level of a skill, in words. @param {[string, { y: number }[]]} entry */
function last([skill, points]) {
  return `${skill} ${number(points.at(-1)?.y ?? 0)}`;
}
