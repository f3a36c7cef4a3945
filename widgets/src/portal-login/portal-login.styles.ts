import { css } from 'lit';

/** Looks of the sign-in form, its button, and the chip of who is signed in. */
export const styles = css`
  :host {
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  .root.fit {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }
  .page-stack {
    max-inline-size: 24em;
  }
  .intro {
    display: grid;
    gap: var(--_portal-space-2);
  }
  .waiting {
    display: grid;
    align-content: center;
    min-block-size: var(--_portal-control);
    font-weight: var(--_portal-weight-strong);
  }
`;
