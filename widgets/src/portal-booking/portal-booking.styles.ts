import { css } from 'lit';

/** How the steps of a booking are laid out; what stands in them are parts. */
export const styles = css`
  .main,
  .groups,
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .page-stack {
    min-block-size: calc(var(--_portal-unit) * 112);
  }
  .main {
    gap: var(--_portal-space-5);
  }
  .groups {
    gap: var(--_portal-space-6);
  }
  .group {
    gap: var(--_portal-space-3);
  }
  .back {
    margin-block-end: calc(-1 * var(--_portal-space-4));
  }
  .back button {
    text-decoration: none;
  }
  .back span {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-3) var(--_portal-space-4);
    margin-block-start: var(--_portal-space-3);
  }
  .chosen-time {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_portal-space-3);
    inline-size: 100%;
  }
  aside {
    display: none;
  }
  @container (max-width: 39.99em) {
    .sticky {
      position: sticky;
      z-index: 2;
      inset-block-end: 0;
      padding-block: var(--_portal-space-3);
      border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
      border-image: linear-gradient(var(--_portal-color-border) 0 0) 1 0 0 / var(--_portal-border-width) / 0 var(--_portal-space-4);
      background: var(--_portal-color-surface-raised);
      box-shadow: calc(-1 * var(--_portal-space-4)) 0 var(--_portal-color-surface-raised), var(--_portal-space-4) 0 var(--_portal-color-surface-raised);
    }
    .main:has(.sticky) :is(a, button, input, label) {
      scroll-margin-block-end: calc(var(--_portal-unit) * 32);
    }
  }
  @container (min-width: 40em) {
    .chosen-time {
      display: none;
    }
  }
  @container (min-width: 60em) {
    .page-stack {
      display: grid;
      max-inline-size: none;
      grid-template: auto 1fr auto / minmax(0, var(--_portal-width)) var(--_portal-aside);
      gap: 0 var(--_portal-space-7);
    }
    .page-stack > .notice {
      margin-block-end: var(--_portal-space-4);
    }
    .page-stack > *,
    .content > * {
      grid-column: 1;
    }
    .content {
      display: contents;
    }
    .content > * {
      grid-row: 2;
      align-self: start;
    }
    .footer {
      grid-row: 3;
    }
    .content > aside {
      display: grid;
      grid-area: 1 / 2 / 4;
      align-content: start;
      align-self: start;
      gap: var(--_portal-space-4);
      padding: var(--_portal-space-5);
      border-radius: var(--_portal-radius-lg);
      background: var(--_portal-color-surface-sunken);
    }
    aside dl > div {
      padding-block: var(--_portal-space-3);
    }
    aside dl > div + div {
      border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
    }
    aside .muted:not(dt) {
      font-size: var(--_portal-text-sm);
    }
  }
  @media print {
    .steps,
    .back {
      display: none;
    }
  }
`;
