import { css } from "lit";

export const dataStyle = css`
  .card {
    display: grid;
    gap: 0.875rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .card .head {
    margin: 0;
    align-items: center;
  }
  .text {
    max-inline-size: 38rem;
  }
  .counts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
    gap: 0.25rem 1.5rem;
    font-size: 0.9375em;
  }
  .counts div {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding-block: 0.3125rem;
    border-block-end: 1px solid var(--_line);
  }
  .counts dt {
    color: var(--_muted);
  }
  .counts dd {
    font-variant-numeric: tabular-nums;
    font-weight: 550;
  }
  progress {
    inline-size: 100%;
    block-size: 0.5rem;
    border: 0;
    border-radius: 4px;
    background: var(--_raised);
    overflow: hidden;
    accent-color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: var(--_raised);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 4px;
    transition: inline-size 200ms;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .report {
    display: grid;
    gap: 0.625rem;
    padding: 0.875rem 1rem;
    border-radius: var(--_small);
    background: var(--_raised);
  }
  .report ul {
    max-block-size: 12rem;
    overflow: auto;
    font-size: 0.875em;
  }
  .erase {
    border-color: color-mix(in oklab, var(--_danger) 40%, var(--_line));
  }
  .erase form {
    display: grid;
    gap: 0.875rem;
    padding-block-start: 0.875rem;
    border-block-start: 1px solid var(--_line);
  }
  .erase form label {
    display: grid;
    gap: 0.375rem;
    max-inline-size: 26rem;
    overflow-wrap: anywhere;
  }
  .erase input {
    font-weight: 400;
  }
  input[type="file"] {
    block-size: auto;
    padding: 0.375rem;
    max-inline-size: 26rem;
  }
  input[type="file"]::file-selector-button {
    margin-inline-end: 0.75rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_small);
    background: var(--_raised);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
`;
