import { html, nothing } from "lit";
import { number } from "../format.js";
import { styled } from "../styled.js";
import { medalsOf, towardsNext } from "./days.js";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { MemoryElement } from "../base.js"
 * @typedef {Schemas["DailyRollup"]} DailyRollup
 * @typedef {Schemas["Gamification"]} Gamification
 * @typedef {MemoryElement["t"]} Translate
 */

/**
 * Where somebody stands.
 *
 * @param {Gamification} standing
 * @param {Translate} t
 */
export function tiles(standing, t) {
  const { share, missing } = towardsNext(standing);
  const percent = `${Math.round(share * 100)}%`;
  return html`
    <dl class="tiles">
      <div class="tile">
        <dt>${t("progress.level")}</dt>
        <dd>${number(standing.level)}</dd>
        <dd class="small muted">
          <div class="bar" aria-hidden="true">
            <span ${styled({ "inline-size": percent })}></span>
          </div>
          ${t("progress.next", { points: number(missing), level: standing.level + 1 })}
        </dd>
      </div>
      <div class="tile">
        <dt>${t("progress.points")}</dt>
        <dd>${number(standing.xpTotal)}</dd>
        ${standing.seasonXp === undefined
          ? nothing
          : html`<dd class="small muted">
              ${t("progress.season", { points: number(standing.seasonXp) })}
            </dd>`}
      </div>
      <div class="tile">
        <dt>${t("progress.streak")}</dt>
        <dd>${dayCount(standing.streakDays, t)}</dd>
        <dd class="small muted">
          ${t("progress.longest", { days: dayCount(standing.longestStreakDays, t) })}
        </dd>
      </div>
      <div class="tile">
        <dt>${t("progress.badges")}</dt>
        <dd>${number(standing.badges.length)}</dd>
      </div>
    </dl>
  `;
}

/** @param {number} count @param {Translate} t */
function dayCount(count, t) {
  return t(count === 1 ? "progress.day.one" : "progress.day.other", {
    count: number(count),
  });
}

/**
 * @param {DailyRollup[]} rollups
 * @param {Gamification} standing
 * @param {Translate} t
 */
export function earned(rollups, { badges }, t) {
  const medals = medalsOf(rollups);
  return html`
    <section class="card" aria-labelledby="earned">
      <div class="head"><h3 id="earned">${t("progress.earned")}</h3></div>
      ${badges.length + medals.length === 0
        ? html`<p class="muted">${t("progress.earned.none")}</p>`
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
