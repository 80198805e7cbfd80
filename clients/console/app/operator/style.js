import { css } from "lit";

export const operatorStyle = css`
  :host {
    --_tile: 13rem;
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
`;
