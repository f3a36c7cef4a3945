import { css } from 'lit';

/** Looks of two records side by side. */
export const duplicatesStyles = css`
  .rows > .couple {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
    padding-block: var(--_portal-space-5);
  }
  .records {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
  }
  .record {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
    grid-template-rows: auto 1fr auto;
    justify-items: start;
  }
  .record .link {
    font-weight: var(--_portal-weight-strong);
  }
  @container (min-width: 40em) {
    .records {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
