import { css } from 'lit';

/** Looks of the list of visits. */
export const styles = css`
  .visits {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
  }
  .visits > .button {
    justify-self: start;
  }
  .off {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin-block-start: var(--_portal-space-4);
  }
  li {
    display: flex;
    align-items: start;
    gap: var(--_portal-space-4);
    padding-block: var(--_portal-space-4);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    break-inside: avoid;
  }
  li > .what {
    flex: 1;
    min-inline-size: 0;
  }
  li > .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0 var(--_portal-space-4);
    align-self: center;
  }
  @container (max-width: 30em) {
    li {
      flex-wrap: wrap;
      row-gap: var(--_portal-space-1);
      padding-block-end: var(--_portal-space-2);
    }
    li > .acts {
      flex: 1 0 100%;
      justify-content: start;
      padding-inline-start: calc(var(--_portal-unit) * 20);
    }
  }
  .line {
    display: flex;
    gap: var(--_portal-space-2);
  }
  .line > svg {
    margin-block-start: 0.125em;
    color: var(--_portal-color-text-muted);
  }
`;
