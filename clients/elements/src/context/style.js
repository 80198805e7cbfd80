import { css } from "lit";

export const contextStyle = css`
  :host {
    --_s-frame: light-dark(#7b8190, #8b909b);
    --_s-profile: light-dark(#0b6b82, #7fd3e8);
    --_s-preferences: light-dark(#8a2f92, #e6a3ee);
    --_s-goals: light-dark(#b4530a, #ffb37a);
    --_s-facts: light-dark(#3150c8, #a4b6ff);
    --_s-episodes: light-dark(#1b7041, #86d9a6);
    --_s-free: var(--_raised);
    --_s-buffer: transparent;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 8.5rem 9rem auto;
    gap: 0.5rem 0.75rem;
    align-items: end;
    margin-block-end: 1rem;
  }
  form label {
    display: grid;
    gap: 0.25rem;
  }
  form :is(input, select) {
    font-weight: 400;
  }
  form button {
    min-block-size: 2.5rem;
  }
  .bar {
    display: flex;
    gap: 2px;
    block-size: 1.25rem;
    border-radius: var(--_small);
    overflow: hidden;
  }
  .bar span {
    min-inline-size: 3px;
    background: var(--_colour);
  }
  .bar .buffer,
  .key .buffer i {
    background: repeating-linear-gradient(-45deg, var(--_line) 0 2px, transparent 2px 6px);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.125rem;
    margin-block-start: 0.75rem;
    font-size: 0.875em;
  }
  .key li {
    display: flex;
    align-items: center;
    gap: 0.4rem;
  }
  .key i {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border: 1px solid color-mix(in oklab, var(--_colour) 60%, var(--_line));
    border-radius: 3px;
    background: var(--_colour);
  }
  .key b,
  .amount {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .used {
    font-size: 1.5em;
    font-weight: 620;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  pre {
    margin: 0;
    max-block-size: 26rem;
    overflow: auto;
    padding: 1rem;
    border-radius: var(--_small);
    background: var(--_raised);
    font-family: var(--_mono);
    font-size: 0.8125rem;
    line-height: 1.6;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .items > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125rem 1rem;
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--_line);
  }
  .items > li:first-child {
    border-block-start: 0;
    padding-block-start: 0;
  }
  .items > li:last-child {
    padding-block-end: 0;
  }
  .words {
    overflow-wrap: anywhere;
  }
  .amount {
    text-align: end;
    font-size: 0.875em;
    white-space: nowrap;
  }
  .why {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.875rem;
    color: var(--_muted);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  .why .chip {
    font-size: 1em;
  }
  .why .dot::before {
    content: "";
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_colour);
  }
  @media (max-width: 44rem) {
    form {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .question,
    form button {
      grid-column: 1 / -1;
    }
  }
`;
