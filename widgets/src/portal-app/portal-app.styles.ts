import { css } from 'lit';

/** Looks of the shell: the bar above, and the place below it. */
export const styles = css`
  .alone,
  .place {
    max-inline-size: calc(var(--_portal-width) + var(--_portal-aside) + var(--_portal-space-7));
    margin-inline: auto;
    padding: var(--_portal-space-5) var(--_portal-space-4);
  }
  .place:focus,
  .place:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .place {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_portal-space-4);
    min-block-size: calc(var(--_portal-unit) * 120);
  }
  .instead {
    display: block;
    margin-block-start: var(--_portal-space-2);
  }
  .instead > a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_portal-target);
  }
  .within {
    display: flex;
    justify-content: end;
    max-inline-size: var(--_portal-width);
    margin-block-end: calc(-1 * var(--_portal-space-4));
  }
  .toolbar {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-2) var(--_portal-space-5);
    min-block-size: calc(var(--_portal-unit) * 16);
    padding: 0 var(--_portal-space-4);
    background: var(--_portal-color-toolbar);
    color: var(--_portal-color-on-toolbar);
  }
  .toolbar a {
    color: inherit;
    text-decoration: none;
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
    min-inline-size: 0;
    min-block-size: var(--_portal-target);
    line-height: var(--_portal-line-tight);
    overflow-wrap: anywhere;
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
  .logo {
    inline-size: auto;
    max-inline-size: 100%;
    block-size: auto;
    max-block-size: calc(var(--_portal-unit) * 12);
  }
  .toolbar ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_portal-space-1);
  }
  .entry {
    position: relative;
    display: flex;
    align-items: center;
    min-block-size: calc(var(--_portal-unit) * 16);
    padding-inline: var(--_portal-space-3);
    line-height: var(--_portal-line-tight);
  }
  .toolbar .entry:hover {
    text-decoration: underline;
    text-underline-offset: 0.3em;
  }
  .entry[aria-current] {
    font-weight: var(--_portal-weight-strong);
  }
  .entry[aria-current]::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    border-block-end: 3px solid currentColor;
  }
  .end {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_portal-space-2);
    margin-inline-start: auto;
  }
  .act {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_portal-space-2);
    min-inline-size: var(--_portal-target);
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-4);
    border: var(--_portal-border-width) solid currentColor;
    border-radius: var(--_portal-radius-md);
    font-weight: var(--_portal-weight-strong);
  }
  .act[aria-current] {
    background: var(--_portal-color-on-toolbar);
    color: var(--_portal-color-toolbar) !important;
  }
  .act.bare {
    padding: 0;
    border-color: transparent;
  }
  .toolbar .opener {
    border-radius: var(--_portal-radius-md);
  }
  .toolbar .account {
    border-color: transparent;
    background: none;
    padding: 0;
    block-size: auto;
  }
  .toolbar .account > .name {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .toolbar .account > svg {
    display: none;
  }
  .toolbar .initials {
    inline-size: var(--_portal-target);
    block-size: var(--_portal-target);
    background: var(--_portal-color-on-toolbar);
    color: var(--_portal-color-toolbar);
    font-size: var(--_portal-text-md);
  }
  .toolbar .menu {
    color: var(--_portal-color-text);
  }
  .toolbar .menu :focus-visible {
    outline-color: var(--_portal-color-focus);
  }
  .toolbar .menu [aria-current] {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  .toolbar .problem {
    color: var(--_portal-color-text);
  }
  @container (max-width: 59.99em) {
    .wide {
      display: none;
    }
  }
  @container (max-width: 30em) {
    .act .word {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .toolbar .act:has(.word) {
      padding: 0;
      border-color: transparent;
    }
  }
  @container (min-width: 60em) {
    .narrow {
      display: none;
    }
    .toolbar {
      padding-inline: max(var(--_portal-space-4), calc((100% - var(--_portal-width) - var(--_portal-aside) - var(--_portal-space-7)) / 2 + var(--_portal-space-4)));
    }
    .place {
      padding-block: var(--_portal-space-6);
    }
  }
  @media (forced-colors: active) {
    .toolbar {
      border-block-end: 1px solid;
    }
    .mark,
    .toolbar .initials {
      border: 1px solid;
    }
  }
  @media print {
    .toolbar,
    .within {
      display: none;
    }
  }
`;
