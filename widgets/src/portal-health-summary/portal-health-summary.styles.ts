import { css } from 'lit';

/** Looks of the health summary: a section's title beside its lines where there is room. */
export const styles = css`
  .summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-6);
  }
  .intro {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--_portal-space-3) var(--_portal-space-5);
  }
  .intro > p {
    flex: 1 1 18em;
  }
  .on-paper {
    display: none;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
  }
  .side .row {
    flex-wrap: nowrap;
  }
  .side svg {
    color: var(--_portal-color-primary);
  }
  section ul {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  section li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-1) var(--_portal-space-5);
    padding-block: var(--_portal-space-4);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    break-inside: avoid;
  }
  li .row > strong {
    min-inline-size: 0;
  }
  .empty {
    padding: var(--_portal-space-5);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-sunken);
  }
  @container (min-width: 40em) {
    section li {
      grid-template-columns: minmax(0, 1fr) minmax(0, 15em);
    }
  }
  @container (min-width: 60em) {
    .page-stack {
      max-inline-size: calc(var(--_portal-width) + 16em);
    }
    section {
      grid-template-columns: minmax(0, 13em) minmax(0, 1fr);
      gap: var(--_portal-space-6);
      padding-block: var(--_portal-space-6) var(--_portal-space-3);
      border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
    }
    section ul {
      border: 0;
      margin-block-start: calc(-1 * var(--_portal-space-4));
    }
    section li:last-child {
      border: 0;
    }
  }
  @media print {
    .on-paper {
      display: block;
    }
  }
`;
