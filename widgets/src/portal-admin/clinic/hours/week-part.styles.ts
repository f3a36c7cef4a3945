import { css } from 'lit';

/** Looks of hours in a week, of the side beside it, and of the list that stands for it in narrow places. */
export const blockStyles = css`
  .slab {
    position: absolute;
    inset-block-start: calc((var(--from) - var(--first)) / 60 * var(--hour) + 1px);
    block-size: calc((var(--until) - var(--from)) / 60 * var(--hour) - 2px);
    inset-inline: calc(var(--_portal-unit) * 0.5);
    display: flex;
    align-items: flex-start;
    overflow: hidden;
    padding: var(--_portal-space-1);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface);
    font-size: var(--_portal-text-sm);
    line-height: var(--_portal-line-tight);
    touch-action: none;
    cursor: grab;
  }
  .slab,
  .day-blocks .button {
    scroll-margin-block: calc(var(--_portal-unit) * 24);
  }
  .slab.portal {
    inset-inline: calc(var(--_portal-unit) * 1.5);
    border-color: var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  .slab[aria-pressed='true'] {
    border: var(--_portal-border-strong) solid var(--_portal-color-primary);
    font-weight: var(--_portal-weight-strong);
  }
  .slab > .when {
    pointer-events: none;
  }
  .edge {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    block-size: calc(var(--_portal-unit) * 2);
    cursor: ns-resize;
  }
  .edge.end {
    inset-block: auto 0;
  }
  .slab[aria-pressed='true'] > .edge::after {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline: 35%;
    block-size: calc(var(--_portal-unit) * 1.5);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-primary);
  }
  .slab[aria-pressed='true'] > .edge.end::after {
    inset-block: auto 0;
  }
  .week-column {
    user-select: none;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .add {
    display: grid;
    place-items: center;
    min-inline-size: calc(var(--_portal-unit) * 6);
    min-block-size: calc(var(--_portal-unit) * 6);
    border-radius: var(--_portal-radius-sm);
    color: var(--_portal-color-link);
  }
  .add:hover {
    background: var(--_portal-color-surface-hover);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-2) var(--_portal-space-4);
    font-size: var(--_portal-text-sm);
  }
  .legend > span {
    display: inline-flex;
    align-items: center;
    gap: var(--_portal-space-2);
  }
  .legend > span::before {
    content: '';
    inline-size: calc(var(--_portal-unit) * 4);
    block-size: calc(var(--_portal-unit) * 4);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: min(var(--_portal-radius-sm), var(--_portal-space-1));
    background: var(--_portal-color-surface);
  }
  .legend > .is-portal::before {
    border-color: var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
  }
  .legend > .is-closed::before {
    border-color: var(--_portal-color-border);
    background: var(--_portal-color-surface-sunken);
  }
  .halves > .panel.hours-side {
    order: 0;
  }
  .drawn {
    display: none;
  }
  .day-blocks {
    display: flex;
    flex-wrap: wrap;
    flex: 1 1 12em;
    gap: var(--_portal-space-1) var(--_portal-space-2);
  }
  .listed portal-staff-block {
    flex: 1 0 100%;
    padding: var(--_portal-space-4);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface-sunken);
  }
  .day-blocks .button[aria-pressed='true'] {
    border: var(--_portal-border-strong) solid var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  @container (min-width: 40em) {
    .drawn {
      display: grid;
      gap: var(--_portal-space-4);
    }
    .listed {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .slab[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
