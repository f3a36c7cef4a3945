import { css } from 'lit';

/** Looks of the sign-in form, its button, and the chip of who is signed in. */
export const styles = css`
  :host {
    max-inline-size: 100%;
  }
  :host([signed-in]) {
    min-inline-size: 0;
  }
  .root.fit {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }
  .root.fit .button {
    padding-inline: var(--_portal-space-4);
    white-space: nowrap;
  }
  .page-stack {
    max-inline-size: 24em;
  }
  .root:not(.fit) > .page-stack {
    align-content: start;
    min-block-size: 32.5em;
  }
  :host([inside]) .root > .page-stack {
    min-block-size: 0;
  }
  .bone > i,
  .bone i:nth-child(3) {
    display: none;
  }
  .bone i:nth-child(1) {
    max-inline-size: 12em;
  }
  .bone i:nth-child(2) {
    max-inline-size: none;
    block-size: var(--_portal-control);
  }
  .secret {
    position: relative;
  }
  .secret > .link {
    position: absolute;
    inset-block-start: calc(var(--_portal-unit) * -2.5);
    inset-inline-end: 0;
    font-size: var(--_portal-text-sm);
  }
  .secret label {
    padding-inline-end: 9.5em;
  }
  .new {
    margin-block-start: var(--_portal-space-2);
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
    padding-block-start: var(--_portal-space-3);
  }
  .content:has(.new) + .footer {
    margin: 0;
    border: 0;
    padding: 0;
  }
  .intro {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-2);
  }
  .waiting {
    display: grid;
    align-content: center;
    min-block-size: var(--_portal-control);
    font-weight: var(--_portal-weight-strong);
  }
`;
