import { svg, html } from "lit";

/** Drawn for this library, on a grid of 20; they say nothing that a label beside them does not. */
const SHAPES = {
  search: svg`<circle cx="9" cy="9" r="5.2"/><path d="m13 13 4 4"/>`,
  pin: svg`<path d="M7.2 3.5h5.6l-.9 4.6 2.6 2.7H5.5l2.6-2.7z"/><path d="M10 10.8V17"/>`,
  edit: svg`<path d="m4 16 .8-3.4 8.4-8.4a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.4 8.4z"/><path d="m12 5.5 2.5 2.5"/>`,
  forget: svg`<path d="M4 5.5h12"/><path d="M8 5.5V3.8h4v1.7"/><path d="m5.5 5.5.7 10.2a1 1 0 0 0 1 .9h5.6a1 1 0 0 0 1-.9l.7-10.2"/>`,
  history: svg`<circle cx="10" cy="10" r="6.5"/><path d="M10 6.4V10l2.4 1.6"/>`,
  chevron: svg`<path d="m6 8 4 4 4-4"/>`,
  person: svg`<circle cx="10" cy="7" r="3"/><path d="M4 16.5c.8-3 3-4.5 6-4.5s5.2 1.5 6 4.5"/>`,
  plus: svg`<path d="M10 4.500v11M4.5 10h11"/>`,
  check: svg`<path d="m4.5 10.5 3.5 3.5 7.5-8"/>`,
  close: svg`<path d="m5.5 5.5 9 9m0-9-9 9"/>`,
  light: svg`<circle cx="10" cy="10" r="3.2"/><path d="M10 2.800v1.700M10 15.500v1.700M2.8 10h1.700M15.5 10h1.700M4.9 4.900l1.2 1.200M13.9 13.900l1.2 1.200M4.9 15.100l1.2-1.200M13.9 6.100l1.2-1.2"/>`,
  dark: svg`<path d="M15.8 12.300A6.5 6.5 0 0 1 7.7 4.200a6.5 6.5 0 1 0 8.1 8.100z"/>`,
  auto: svg`<circle cx="10" cy="10" r="6.5"/><path d="M10 3.500a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>`,
};

/** @param {keyof typeof SHAPES} name */
export function icon(name) {
  return html`<svg
    class="icon"
    viewBox="0 0 20 20"
    width="18"
    height="18"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${SHAPES[name]}
  </svg>`;
}
