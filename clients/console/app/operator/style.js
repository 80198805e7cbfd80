import { css } from "lit";

export const operatorStyle = css`
  :host {
    --_series-1: light-dark(#3150c8, #a4b6ff);
    --_series-2: light-dark(#b4530a, #ffb37a);
    --_series-3: light-dark(#1b7041, #86d9a6);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
    gap: 0.75rem;
    margin-block-end: 1rem;
  }
  .tile {
    display: grid;
    gap: 0.125rem;
    align-content: start;
    padding: 0.875rem 1.125rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .tile dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .tile .value {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-size: 1.375em;
    font-weight: 620;
    letter-spacing: -0.015em;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }
  .tile .value::before {
    content: "";
    flex: none;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 50%;
    background: var(--_mood);
  }
  .tile .value.plain::before {
    content: none;
  }
  .good {
    --_mood: var(--_good);
  }
  .warn {
    --_mood: var(--_warn);
  }
  .bad {
    --_mood: var(--_danger);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1rem;
  }
  memory-chart {
    block-size: 12rem;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    font-size: 0.8125em;
    color: var(--_muted);
  }
  .key li {
    display: flex;
    align-items: center;
    gap: 0.4rem;
  }
  .key li::before {
    content: "";
    inline-size: 0.875rem;
    block-size: 3px;
    border-radius: 2px;
    background: var(--_series-1);
  }
  .key li:nth-child(2)::before {
    background: var(--_series-2);
  }
  .key li:nth-child(3)::before {
    background: var(--_series-3);
  }
  .card h2 {
    font-size: 1.0625em;
  }
  .scroll {
    font-size: 0.875em;
  }
  .card > .head {
    align-items: center;
    margin-block-end: 0.75rem;
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
