import { css } from 'lit';

/** Looks of a day's times. */
export const slotListStyles = css`
  .slots,
  .part-of-day {
    display: grid;
    gap: var(--_portal-space-2);
  }
  .slots {
    gap: var(--_portal-space-4);
  }
  .part-of-day > :first-child {
    font-size: var(--_portal-text-md);
  }
  .times {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.25em, 1fr));
    gap: var(--_portal-space-2);
  }
  .slot {
    position: relative;
    display: grid;
    align-content: center;
    justify-items: center;
    min-block-size: var(--_portal-control);
    padding: var(--_portal-space-1) var(--_portal-space-2);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-md);
    font-variant-numeric: tabular-nums;
    line-height: var(--_portal-line-tight);
    cursor: pointer;
    transition: background-color var(--_portal-fast) var(--_portal-ease);
  }
  .slot.taken {
    border-color: var(--_portal-color-border);
    color: var(--_portal-color-text-muted);
    cursor: default;
  }
  label.slot:not(:has(:checked)):hover {
    background: var(--_portal-color-surface-hover);
  }
  .slot input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .slot .mark {
    display: none;
    position: absolute;
    inset-block-start: calc(var(--_portal-unit) * -2.5);
    inset-inline-end: calc(var(--_portal-unit) * 1.5);
    inline-size: calc(var(--_portal-unit) * 5);
    block-size: calc(var(--_portal-unit) * 5);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-primary);
    color: var(--_portal-color-on-primary);
  }
  .slot .mark svg {
    inline-size: 100%;
    block-size: 100%;
    padding: 3px;
    stroke-width: 3;
    vertical-align: top;
  }
  .slot:has(:checked) {
    background: var(--_portal-color-primary-soft);
    border-color: var(--_portal-color-primary);
    box-shadow: inset 0 0 0 1px var(--_portal-color-primary);
    color: var(--_portal-color-on-primary-soft);
    font-weight: var(--_portal-weight-strong);
  }
  .slot:has(:checked) .mark {
    display: block;
  }
  .slot:has(:focus-visible) {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
    outline-offset: var(--_portal-focus-offset);
  }
  @media (forced-colors: active) {
    .slot:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`;
