import { css } from 'lit';

/** Looks of home: one column, from 60em with a second one beside it. */
export const homeStyles = css`
  portal-part-app-home {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-6);
  }
  .home,
  .home > .main,
  .home > .aside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_portal-space-6);
  }
  .home > * > :empty {
    display: none;
  }
  .home > * > * {
    min-inline-size: 0;
  }
  .home > * > :not(.words, :empty) {
    display: block;
  }
  /* Until they came, and where they don't come. */
  .words:not(:has(.rich)) {
    display: none;
  }
  @container (min-width: 60em) {
    .home {
      grid-template-columns: minmax(0, var(--_portal-width)) minmax(16em, var(--_portal-aside));
      justify-content: space-between;
      gap: var(--_portal-space-7);
    }
    .home > * {
      gap: var(--_portal-space-7);
    }
  }
`;
