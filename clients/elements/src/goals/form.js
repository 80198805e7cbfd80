import { css, html } from "lit";

/**
 * @import { Schemas } from "@user-memory/client"
 * @import { MemoryElement } from "../base.js"
 */

export const goalFormStyle = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0.875rem;
  }
  form .field {
    display: grid;
    gap: 0.3125rem;
    align-content: start;
  }
  form .wide {
    grid-column: 1 / -1;
  }
  @media (max-width: 34rem) {
    form .field {
      grid-column: 1 / -1;
    }
  }
`;

/**
 * @param {MemoryElement} host
 * @param {Schemas["Goal"] | undefined} goal undefined for a new one
 * @param {(event: SubmitEvent) => unknown} submit
 * @param {() => unknown} cancel
 */
export function goalForm(host, goal, submit, cancel) {
  const escape = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") {
      cancel.call(host);
    }
  };
  return html`
    <form @submit=${submit} @keydown=${escape}>
      <div class="field wide">
        <label for="name">${host.t("goals.name")}</label>
        <input
          id="name"
          name="name"
          required
          pattern=".*\\S.*"
          maxlength="200"
          autocomplete="off"
          placeholder=${host.t("goals.name.hint")}
          .value=${goal?.title ?? ""}
        />
      </div>
      <div class="field wide">
        <label for="description">${host.t("goals.description")}</label>
        <textarea
          id="description"
          name="description"
          rows="2"
          maxlength="2000"
          .value=${goal?.description ?? ""}
        ></textarea>
      </div>
      <div class="field">
        <label for="target">${host.t("goals.target")}</label>
        <input
          id="target"
          name="target"
          type="date"
          .value=${goal?.targetDateMs === undefined ? "" : dateOf(goal.targetDateMs)}
        />
      </div>
      <div class="field">
        <label for="tags">${host.t("goals.tags")}</label>
        <input
          id="tags"
          name="tags"
          autocomplete="off"
          placeholder=${host.t("goals.tags.hint")}
          .value=${goal?.tags.join(", ") ?? ""}
        />
      </div>
      <div class="row wide">
        <button class="primary">
          ${host.t(goal === undefined ? "goals.add.submit" : "common.save")}
        </button>
        <button type="button" class="quiet" @click=${cancel}>${host.t("common.cancel")}</button>
      </div>
    </form>
  `;
}

/**
 * What was entered, whole: null where there is nothing.
 *
 * @param {HTMLFormElement} form
 */
export function goalOf(form) {
  const data = new FormData(form);
  const entered = (/** @type {string} */ name) => String(data.get(name) ?? "").trim();
  const [year, month, date] = entered("target").split("-").map(Number);
  return {
    title: entered("name"),
    description: entered("description") || null,
    // The end of that day, where the person is.
    targetDateMs:
      year === undefined || month === undefined || date === undefined
        ? null
        : new Date(year, month - 1, date, 23, 59, 59).getTime(),
    tags: entered("tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  };
}

/** As inputs have it: `2025-09-05`, where the person is. @param {number} ms */
function dateOf(ms) {
  const date = new Date(ms);
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
