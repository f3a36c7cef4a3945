import { css } from 'lit';

/** Looks of the screens in the sign-in form's place. */
export const screenStyles = css`
  .access {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-5);
  }
  .access > div:first-child {
    margin-block-end: calc(var(--_portal-space-3) * -1);
  }
`;
