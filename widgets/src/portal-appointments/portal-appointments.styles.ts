import { css } from 'lit';

/** Looks of the list of visits. */
export const styles = css`
  .wide {
    justify-items: stretch;
  }
  .wide > .button {
    justify-self: start;
  }
  li {
    display: flex;
    gap: var(--_portal-space-4);
    padding-block: var(--_portal-space-4);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    break-inside: avoid;
  }
  li > div {
    min-inline-size: 0;
  }
  .empty {
    padding: var(--_portal-space-5);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface-sunken);
  }
`;
