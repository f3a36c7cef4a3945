import { css } from 'lit';

/** Looks of the language switch. */
export const styles = css`
  .opener,
  .opener .button {
    border-radius: var(--_portal-radius-md);
  }
  .opener .button {
    padding-inline: var(--_portal-space-4);
  }
`;
