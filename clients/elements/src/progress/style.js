import { css } from "lit";

export const progressStyle = css`
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
`;
