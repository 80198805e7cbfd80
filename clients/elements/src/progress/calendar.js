import { css, html, nothing } from "lit";
import { dayLabel, weekday } from "./days.js";

const FULL = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long" });

/** A week is a column; the more was earned on a day, the stronger its colour. */
export const calendarStyle = css`
  .calendar {
    display: grid;
    grid-auto-flow: column;
    --_day: 0.875rem;
    grid-template-rows: 1.25rem repeat(7, var(--_day));
    grid-auto-columns: var(--_day);
    gap: 3px;
    justify-content: start;
    overflow-x: auto;
    padding: 1px 1px 0.375rem;
    font-size: 0.75rem;
    color: var(--_muted);
  }
  .calendar.few {
    --_day: 1.125rem;
  }
  .calendar .month {
    grid-row: 1;
    white-space: nowrap;
    overflow: visible;
    inline-size: 0;
  }
  .calendar .day {
    border-radius: 3px;
    background: var(--_raised);
  }
  .calendar .some {
    background: color-mix(in oklab, var(--_accent) 34%, var(--_raised));
  }
  .calendar .more {
    background: color-mix(in oklab, var(--_accent) 66%, var(--_raised));
  }
  .calendar .most {
    background: var(--_accent);
  }
  .calendar .today {
    outline: 1.5px solid var(--_edge);
    outline-offset: 1px;
  }
`;

/**
 * @param {Map<number, number>} days points by day
 * @param {number} from
 * @param {number} to
 * @param {string} label what it shows, in words
 */
export function calendar(days, from, to, label) {
  const monday = from - weekday(from);
  const most = Math.max(1, ...days.values());
  const weeks = Array.from({ length: Math.ceil((to - monday + 1) / 7) }, (_, i) => monday + 7 * i);
  return html`
    <div
      class="calendar ${weeks.length < 20 ? "few" : ""}"
      role="img"
      aria-label=${label}
      tabindex="0"
    >
      ${weeks.map(
        (week, index) => html`
          <span class="month">${monthStarts(week, index)}</span>
          ${[0, 1, 2, 3, 4, 5, 6].map((offset) => cell(week + offset, to, days, most))}
        `,
      )}
    </div>
  `;
}

/**
 * @param {number} day
 * @param {number} to
 * @param {Map<number, number>} days
 * @param {number} most
 */
function cell(day, to, days, most) {
  if (day > to) {
    return nothing;
  }
  const points = days.get(day);
  const strength =
    points === undefined
      ? ""
      : points > most * 0.6
        ? "most"
        : points > most * 0.25
          ? "more"
          : "some";
  const title = points === undefined ? dayLabel(day, FULL) : `${dayLabel(day, FULL)}: ${points}`;
  return html`<span class="day ${strength} ${day === to ? "today" : ""}" title=${title}></span>`;
}

/** The month's name above the week in which it begins. @param {number} week @param {number} index */
function monthStarts(week, index) {
  const month = (/** @type {number} */ day) => dayLabel(day, { month: "short" });
  const begins = month(week + 6) !== month(week - 1);
  return begins && index > 0 ? month(week + 6) : nothing;
}
