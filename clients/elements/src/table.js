import { css, html } from "lit";

/**
 * The numbers of a chart for who does not see it, or wants them exactly.
 *
 * @param {string} summary what opens it
 * @param {string} caption
 * @param {string[]} heads
 * @param {(string | number)[][]} rows the first cell of each names it
 */
export function numbersTable(summary, caption, heads, rows) {
  return html`
    <details class="numbers">
      <summary>${summary}</summary>
      <div class="scroll" tabindex="0" role="group" aria-label=${caption}>
        <table>
          <caption class="visually-hidden">
            ${caption}
          </caption>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ([first, ...cells]) => html`
                <tr>
                  <th scope="row">${first}</th>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}

export const tableStyle = css`
  details.numbers {
    margin-block-start: 0.75rem;
    font-size: 0.875em;
  }
  details.numbers > summary {
    inline-size: fit-content;
    padding: 0.25rem 0.5rem;
    margin-inline-start: -0.5rem;
    border-radius: var(--_small);
    color: var(--_muted);
    cursor: pointer;
  }
  details.numbers > summary:hover {
    color: var(--_text);
  }
  .scroll {
    max-block-size: 18rem;
    margin-block-start: 0.5rem;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_small);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.375rem 0.75rem;
    text-align: start;
    font-weight: 400;
  }
  td:not(:first-child),
  thead th:not(:first-child) {
    text-align: end;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_raised);
    color: var(--_muted);
    font-weight: 550;
  }
  tbody tr + tr :is(th, td) {
    border-block-start: 1px solid var(--_line);
  }
`;
