import { css } from "lit";

/** Figures in tiles, cards in pairs, and the colours of series: whatever draws charts looks like this. */
export const dashboardStyle = css`
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
    grid-template-columns: repeat(auto-fit, minmax(var(--_tile, 9.5rem), 1fr));
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
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1rem;
  }
  @media (max-width: 44rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .tiles {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
