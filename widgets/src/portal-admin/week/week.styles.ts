import { css } from 'lit';

/** Looks of days drawn side by side, and of what lies in them. */
export const weekStyles = css`
  .week {
    --hour: calc(var(--_portal-unit) * 12);
    display: grid;
    grid-auto-flow: column;
    grid-template-columns: auto;
    grid-auto-columns: minmax(0, 1fr);
    position: relative;
  }
  .week-hours,
  .week-column {
    position: relative;
    block-size: calc((var(--last) - var(--first)) / 60 * var(--hour));
  }
  .week-hours {
    align-self: end;
    min-inline-size: calc(var(--_portal-unit) * 14);
    padding-inline-end: var(--_portal-space-2);
    font-size: var(--_portal-text-sm);
    color: var(--_portal-color-text-muted);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .week-hours > span {
    position: absolute;
    inset-block-start: calc((var(--from) - var(--first)) / 60 * var(--hour));
    inset-inline-end: var(--_portal-space-2);
    translate: 0 -50%;
    white-space: nowrap;
  }
  .week-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: var(--_portal-target);
    padding-inline-start: var(--_portal-space-1);
    white-space: nowrap;
    font-weight: var(--_portal-weight-strong);
  }
  .week-column {
    border: 0 solid var(--_portal-color-border);
    border-inline-start-width: var(--_portal-border-width);
    border-block-start-width: var(--_portal-border-width);
    background: var(--_portal-color-surface-sunken);
  }
`;
