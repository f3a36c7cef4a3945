import { css } from 'lit';

/** Looks of what is known about somebody: a row each between hairlines, with a way to change it. */
export const answersStyles = css`
  .answers {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .answers > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--_portal-space-4);
    padding-block: var(--_portal-space-3);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .answers dt {
    grid-column: 1;
    font-size: var(--_portal-text-sm);
  }
  .answers dd {
    grid-column: 1;
  }
  .answers .change {
    grid-area: 1 / 2 / span 2;
    margin-block: calc(-1 * var(--_portal-space-2));
  }
  @container (min-width: 40em) {
    .answers > div {
      grid-template-columns: 12em minmax(0, 1fr) auto;
      align-items: baseline;
    }
    .answers dt {
      font-size: inherit;
    }
    .answers dd {
      grid-column: 2;
    }
    .answers .change {
      grid-area: auto / 3;
      align-self: center;
    }
  }
`;
