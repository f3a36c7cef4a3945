import { css } from 'lit';
import { tokens } from './tokens.ts';

/**
 * What every tag's inner root starts from. `.root` resets all that the page could pass down, so that
 * hostile page styles change nothing inside; only `--portal-*`, direction and colour scheme come through.
 */
export const baseStyles = [
  tokens,
  css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
    .root {
      container-type: inline-size;
      font: var(--_portal-weight-normal) var(--_portal-text-md) / var(--_portal-line-normal) var(--_portal-font);
      color: var(--_portal-color-text);
      background: transparent;
      overflow-wrap: break-word;
      -webkit-text-size-adjust: 100%;
      text-size-adjust: 100%;
      -webkit-tap-highlight-color: transparent;
    }
    .root.fit {
      container-type: normal;
    }
    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }
    h1,
    h2,
    h3,
    h4,
    h5,
    h6 {
      margin: 0;
      font: var(--_portal-weight-strong) var(--_portal-text-lg) / var(--_portal-line-tight) var(--_portal-font);
      text-wrap: balance;
    }
    .title {
      font-size: var(--_portal-text-xl);
      letter-spacing: -0.01em;
    }
    @container (min-width: 40em) {
      .title {
        font-size: var(--_portal-text-2xl);
      }
    }
    p,
    ul,
    ol,
    dl,
    dd,
    figure,
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
      min-inline-size: 0;
    }
    p {
      max-inline-size: var(--_portal-measure);
    }
    ul,
    ol {
      list-style: none;
    }
    strong,
    b {
      font-weight: var(--_portal-weight-strong);
    }
    button,
    input,
    select,
    textarea {
      font: inherit;
      letter-spacing: inherit;
      color: inherit;
      margin: 0;
    }
    button {
      background: none;
      border: 0;
      padding: 0;
      cursor: pointer;
      text-align: inherit;
    }
    a,
    .link {
      color: var(--_portal-color-link);
      text-decoration: underline;
      text-underline-offset: 0.2em;
      text-decoration-thickness: from-font;
    }
    a:hover,
    .link:hover {
      text-decoration-thickness: 2px;
    }
    .standalone {
      display: inline-flex;
      align-items: center;
      gap: var(--_portal-space-2);
      min-block-size: var(--_portal-target);
    }
    svg {
      inline-size: 1.25em;
      block-size: 1.25em;
      flex: none;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
      vertical-align: -0.25em;
    }
    :focus-visible {
      outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
      outline-offset: var(--_portal-focus-offset);
      box-shadow: 0 0 0 var(--_portal-focus-offset) var(--_portal-color-focus-halo);
    }
    h1:focus,
    h2:focus,
    h3:focus,
    h4:focus,
    h5:focus,
    h6:focus {
      outline: none;
      box-shadow: none;
    }
    .muted {
      color: var(--_portal-color-text-muted);
    }
    .small {
      font-size: var(--_portal-text-sm);
    }
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_portal-space-4);
      justify-items: start;
    }
    .stack > * {
      max-inline-size: 100%;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_portal-space-2) var(--_portal-space-3);
    }
    .hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    [hidden] {
      display: none !important;
    }
    @media print {
      .root {
        color-scheme: light;
        color: CanvasText;
      }
      button,
      .no-print {
        display: none !important;
      }
    }
  `,
];
