import { css } from 'lit';

/** Looks of the shell: the bar above, the screens of an area beside, and a narrow column where nobody is signed in. */
export const styles = css`
  :host {
    min-block-size: 100vb;
  }
  .root {
    min-block-size: 100vb;
    background: var(--_portal-color-surface);
  }
  .alone {
    display: grid;
    grid-template-columns: minmax(0, 26em);
    justify-content: center;
    gap: var(--_portal-space-4);
    padding: var(--_portal-space-6) var(--_portal-space-4);
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_portal-space-5);
    padding: 0 var(--_portal-space-4);
    background: var(--_portal-color-toolbar);
    color: var(--_portal-color-on-toolbar);
  }
  .toolbar :focus-visible {
    outline-color: currentColor;
    box-shadow: none;
    outline-offset: calc(-1 * var(--_portal-focus-width));
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-2);
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(var(--_portal-unit) * 15);
    overflow-wrap: anywhere;
    line-height: var(--_portal-line-tight);
  }
  .brand > span:last-child {
    white-space: nowrap;
  }
  .mark {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: calc(var(--_portal-unit) * 8);
    block-size: calc(var(--_portal-unit) * 8);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-on-toolbar);
    color: var(--_portal-color-toolbar);
    font-weight: var(--_portal-weight-strong);
  }
  .toolbar nav {
    order: 1;
    flex: 1 0 100%;
  }
  .toolbar ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_portal-space-2);
  }
  .toolbar nav button {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_portal-space-2);
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-3);
  }
  .toolbar nav li:first-child button {
    margin-inline-start: calc(-1 * var(--_portal-space-3));
  }
  .toolbar nav button:hover {
    text-decoration: underline;
    text-underline-offset: 0.3em;
  }
  .toolbar nav [aria-current] {
    font-weight: var(--_portal-weight-strong);
  }
  .toolbar nav [aria-current]::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    border-block-end: 3px solid currentColor;
  }
  .toolbar .count {
    min-inline-size: calc(var(--_portal-unit) * 6);
    padding-inline: var(--_portal-space-1);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-on-toolbar);
    color: var(--_portal-color-toolbar);
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-strong);
    text-align: center;
  }
  .toolbar portal-part-menu .account {
    border-color: transparent;
    background: none;
    padding: 0;
  }
  .toolbar portal-part-menu .account > .name {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .toolbar portal-part-menu .initials {
    inline-size: calc(var(--_portal-unit) * 10);
    block-size: calc(var(--_portal-unit) * 10);
    background: var(--_portal-color-on-toolbar);
    color: var(--_portal-color-toolbar);
  }
  .toolbar portal-part-menu .account > svg {
    margin-inline: var(--_portal-space-2) 0;
  }
  .toolbar .menu {
    color: var(--_portal-color-text);
  }
  .toolbar .menu :focus-visible {
    outline-color: var(--_portal-color-focus);
  }
  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-5);
    padding: var(--_portal-space-5) var(--_portal-space-4) var(--_portal-space-7);
  }
  .beside ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-1);
  }
  .beside button {
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-3);
    border-radius: var(--_portal-radius-sm);
    inline-size: 100%;
  }
  .beside button:hover {
    background: var(--_portal-color-surface-hover);
  }
  .beside [aria-current] {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-weight: var(--_portal-weight-strong);
  }
  .screen,
  .screen > * {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-5);
    align-content: start;
    min-inline-size: 0;
  }
  .screen > * > section + section {
    margin-block-start: var(--_portal-space-3);
  }
  .screen > .notice {
    display: flex;
  }
  .intro {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-2);
  }
  .sections {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-7);
  }
  .enrolment {
    display: grid;
    gap: var(--_portal-space-4);
    list-style: decimal;
    padding-inline-start: var(--_portal-space-5);
  }
  .square {
    display: block;
    inline-size: calc(var(--_portal-unit) * 48);
    block-size: calc(var(--_portal-unit) * 48);
    margin-block: var(--_portal-space-3);
    border-radius: var(--_portal-radius-sm);
    stroke: none;
    forced-color-adjust: none;
  }
  .square .paper {
    fill: white;
  }
  .square .ink {
    fill: black;
  }
  summary {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_portal-target);
    color: var(--_portal-color-link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .secret {
    font-family: var(--_portal-font-mono);
    overflow-wrap: anywhere;
    margin-block: var(--_portal-space-2);
  }
  @container (min-width: 40em) {
    .brand,
    .toolbar nav {
      flex: none;
    }
    .toolbar nav {
      order: 0;
      flex: 1;
    }
    .toolbar nav li:first-child button {
      margin-inline-start: 0;
    }
    .toolbar nav button {
      min-block-size: calc(var(--_portal-unit) * 15);
    }
    .toolbar portal-part-menu .account > .name {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
      margin-inline: 0 var(--_portal-space-3);
      order: -1;
      font-weight: var(--_portal-weight-normal);
    }
    .toolbar,
    .place {
      padding-inline: var(--_portal-space-5);
    }
  }
  @container (min-width: 60em) {
    .place.with-list:not(.wide) {
      grid-template-columns: 12em minmax(0, 1fr);
      gap: var(--_portal-space-6);
    }
    .place {
      max-inline-size: calc(var(--_portal-width) + 2 * var(--_portal-aside));
      padding-block-start: var(--_portal-space-6);
    }
    .place.wide {
      max-inline-size: none;
    }
    .beside ul {
      margin-inline-start: calc(-1 * var(--_portal-space-3));
    }
    .place:not(.wide) > .beside ul {
      flex-direction: column;
    }
  }
  @media (forced-colors: active) {
    .toolbar,
    .mark {
      border: 1px solid;
    }
    .beside [aria-current] {
      border: 1px solid Highlight;
    }
  }
  @media print {
    .toolbar,
    .beside {
      display: none !important;
    }
  }
`;
