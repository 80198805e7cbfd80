import { css } from "lit";

export const progressStyle = css`
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
`;
