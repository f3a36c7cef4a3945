import { css } from 'lit';

/** Looks of the month. */
export const monthGridStyles = css`
  portal-part-month {
    display: grid;
    gap: var(--_portal-space-2);
    max-inline-size: 24em;
  }
  .month-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .turn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: var(--_portal-target);
    block-size: var(--_portal-target);
    border-radius: var(--_portal-radius-md);
    color: var(--_portal-color-link);
  }
  .turn:hover {
    background: var(--_portal-color-surface-hover);
  }
  .turn[aria-disabled] {
    color: var(--_portal-color-border);
    cursor: default;
  }
  :dir(rtl) > .turn svg {
    transform: scaleX(-1);
  }
  [role='grid'] {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  [role='grid'] th {
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-normal);
    color: var(--_portal-color-text-muted);
    block-size: var(--_portal-target);
    padding: 0;
  }
  [role='grid'] td {
    padding: 0;
    text-align: center;
  }
  [role='grid'] button {
    position: relative;
    inline-size: 100%;
    max-inline-size: var(--_portal-control);
    block-size: var(--_portal-target);
    border-radius: var(--_portal-radius-md);
    text-align: center;
    color: var(--_portal-color-text-muted);
    cursor: default;
  }
  [role='grid'] button.free {
    cursor: pointer;
    color: var(--_portal-color-text);
    font-weight: var(--_portal-weight-strong);
  }
  [role='grid'] button.free:hover {
    background: var(--_portal-color-surface-hover);
  }
  [role='grid'] button.free::after {
    content: '';
    position: absolute;
    inset-block-end: var(--_portal-space-1);
    inset-inline: 0;
    margin-inline: auto;
    inline-size: calc(var(--_portal-unit) * 4);
    border-block-end: 3px solid var(--_portal-color-primary);
    border-radius: var(--_portal-radius-full);
  }
  [role='grid'] [aria-selected='true'] button {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    box-shadow: inset 0 0 0 var(--_portal-border-strong) var(--_portal-color-primary);
  }
  [role='grid'] button:focus-visible {
    z-index: 1;
  }
  @media (forced-colors: active) {
    [role='grid'] [aria-selected='true'] button {
      outline: 2px solid Highlight;
    }
  }
`;
