import { css } from 'lit';

/** Looks of the error summary. */
export const summaryStyles = css`
  .summary {
    display: grid;
    gap: var(--_portal-space-3);
    padding: var(--_portal-space-4) var(--_portal-space-5);
    border: var(--_portal-border-strong) solid var(--_portal-color-danger);
    border-inline-start-width: calc(var(--_portal-border-strong) * 3);
    border-radius: var(--_portal-radius-sm);
  }
  .summary:focus-within:has(:is(h2, h3, h4, h5, h6):focus) {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
    outline-offset: var(--_portal-focus-offset);
    box-shadow: 0 0 0 var(--_portal-focus-offset) var(--_portal-color-focus-halo);
  }
  .summary ul {
    list-style: disc;
    padding-inline-start: var(--_portal-space-5);
  }
  .summary li + li {
    margin-block-start: var(--_portal-space-1);
  }
  .summary a {
    color: var(--_portal-color-danger);
    font-weight: var(--_portal-weight-strong);
    padding-block: var(--_portal-space-2);
  }
`;
