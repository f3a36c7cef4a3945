import { css } from 'lit';

/** Looks of the list of time zones. */
export const locationStyles = css`
  .found {
    max-block-size: 18em;
    overflow: auto;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-sm);
  }
  .found[hidden] {
    display: none;
  }
  .found > li {
    display: flex;
    align-items: center;
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-3);
    cursor: pointer;
  }
  .found > [aria-selected='true'] {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
`;
