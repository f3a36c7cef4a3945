import { css } from 'lit';

/** Looks of the health summary: a section's title beside its lines where there is room. */
export const styles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_portal-space-3);
    inline-size: 100%;
  }
  section {
    display: grid;
    gap: var(--_portal-space-3);
    margin-block-start: var(--_portal-space-6);
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
    gap: var(--_portal-space-2);
    padding-block: var(--_portal-space-4);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    break-inside: avoid;
  }
  .empty {
    padding: var(--_portal-space-5);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface-sunken);
  }
  @container (min-width: 40em) {
    section li {
      grid-template-columns: 1fr minmax(0, 14em);
      gap: var(--_portal-space-5);
    }
  }
  @container (min-width: 60em) {
    section {
      grid-template-columns: minmax(0, 14em) 1fr;
      gap: var(--_portal-space-6);
      padding-block-start: var(--_portal-space-6);
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
`;
