import { css } from "lit";

/**
 * The look of all elements. A host app sets the `--memory-*` variables, on any ancestor; light or
 * dark follows the `color-scheme` of the page, or the attribute `theme` (`light`, `dark`, `auto`).
 */
export const theme = css`
  :host {
    --_page: var(--memory-page, light-dark(#f7f7f4, #121315));
    --_surface: var(--memory-surface, light-dark(#ffffff, #1b1d20));
    --_raised: var(--memory-raised, light-dark(#f3f3ef, #25282c));
    --_selected: var(--memory-selected, light-dark(#ffffff, #3c4047));
    --_text: var(--memory-text, light-dark(#1c1d1f, #ececee));
    --_muted: var(--memory-muted, light-dark(#5b5f66, #a9adb5));
    --_line: var(--memory-line, light-dark(#e3e3dd, #33363c));
    --_edge: var(--memory-edge, light-dark(#85888f, #7d828b));
    --_accent: var(--memory-accent, light-dark(#3150c8, #a4b6ff));
    --_on-accent: var(--memory-on-accent, light-dark(#ffffff, #10152b));
    --_accent-soft: var(--memory-accent-soft, light-dark(#ecf0fe, #232a47));
    --_danger: var(--memory-danger, light-dark(#b3261e, #ffa198));
    --_on-danger: var(--memory-on-danger, light-dark(#ffffff, #3b0906));
    --_danger-soft: var(--memory-danger-soft, light-dark(#fdeeec, #3a1f1d));
    --_good: var(--memory-good, light-dark(#1b7041, #86d9a6));
    --_good-soft: var(--memory-good-soft, light-dark(#e8f5ed, #1b3325));
    --_warn: var(--memory-warn, light-dark(#7d5200, #f0c674));
    --_warn-soft: var(--memory-warn-soft, light-dark(#fcf3df, #37301c));
    --_radius: var(--memory-radius, 12px);
    --_small: calc(var(--_radius) * 0.66);
    --_font: var(
      --memory-font,
      system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      "Noto Sans",
      sans-serif
    );
    --_mono: var(
      --memory-mono,
      ui-monospace,
      "SF Mono",
      Menlo,
      Consolas,
      "DejaVu Sans Mono",
      monospace
    );
    display: block;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--memory-font-size, 1rem);
    line-height: 1.5;
    text-wrap: pretty;
    -webkit-font-smoothing: antialiased;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
  :host([theme="auto"]) {
    color-scheme: light dark;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  figure {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 1.25em;
    font-weight: 620;
    letter-spacing: -0.012em;
    line-height: 1.3;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
    line-height: 1.4;
  }
  small,
  .small {
    font-size: 0.8125em;
  }
  .muted {
    color: var(--_muted);
  }
  code,
  .mono {
    font-family: var(--_mono);
    font-size: 0.875em;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: var(--_small);
    background: var(--_surface);
    font-size: 0.9375em;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    transition:
      background-color 120ms,
      border-color 120ms;
  }
  button:hover {
    background: var(--_raised);
    border-color: var(--_edge);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  button.danger {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_on-danger);
  }
  button.danger:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_danger) 88%, var(--_text));
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--_muted);
    padding-inline: 0.625rem;
  }
  button.quiet:hover:not(:disabled) {
    background: var(--_raised);
    color: var(--_text);
  }
  button.quiet.harmful:hover:not(:disabled) {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  input:not([type="checkbox"], [type="radio"]),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0.4375rem 0.75rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
  }
  textarea {
    line-height: 1.5;
    resize: vertical;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: 0;
    border-color: transparent;
  }
  input[aria-invalid="true"] {
    border-color: var(--_danger);
  }
  label,
  legend {
    font-weight: 550;
    font-size: 0.9375em;
    padding: 0;
  }

  .card {
    padding: clamp(1rem, 3vw, 1.5rem);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .stack {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .spread {
    justify-content: space-between;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 0.625rem 1rem;
    margin-block-end: 1.25rem;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.05rem 0.55rem;
    border-radius: 99px;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 0.8125em;
    font-weight: 500;
    line-height: 1.6;
    overflow-wrap: anywhere;
  }
  .chip.accent {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .chip.good {
    background: var(--_good-soft);
    color: var(--_good);
  }
  .chip.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .segments {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 3px;
    border-radius: var(--_small);
    background: var(--_raised);
  }
  .segments label {
    position: relative;
    padding: 0.25rem 0.875rem;
    border-radius: calc(var(--_small) - 2px);
    color: var(--_muted);
    font-weight: 500;
    cursor: pointer;
  }
  .segments label:hover {
    color: var(--_text);
  }
  .segments label:has(:checked) {
    background: var(--_selected);
    color: var(--_text);
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.14);
  }
  .segments label:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    padding: clamp(2rem, 8vw, 3.5rem) 1.5rem;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    text-align: center;
    color: var(--_muted);
  }
  .empty h3 {
    color: var(--_text);
  }
  .empty p {
    max-inline-size: 28rem;
  }
  .problem {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    margin-block-end: 1rem;
    padding: 0.75rem 1rem;
    border-radius: var(--_small);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .problem p {
    color: var(--_text);
  }
  .problem strong {
    font-weight: 600;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 0.01ms !important;
      scroll-behavior: auto !important;
    }
  }
`;
