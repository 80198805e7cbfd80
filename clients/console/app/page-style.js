import { css } from "lit";

/** What the pages of the console have in common beyond the theme. */
export const pageStyle = css`
  h1 {
    margin: 0;
    font-size: clamp(1.5rem, 1.2rem + 1.2vw, 1.875rem);
    font-weight: 640;
    letter-spacing: -0.02em;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .title {
    display: grid;
    gap: 0.25rem;
    margin-block-end: 1.5rem;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
`;
