import { css } from 'lit';

/** Looks of the chip that shows who is signed in. */
export const accountStyles = css`
  portal-part-account {
    display: block;
    max-inline-size: 100%;
  }
  .account {
    display: flex;
    align-items: center;
    block-size: var(--_portal-control);
    overflow: hidden;
    max-inline-size: 100%;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-surface);
    padding: 0 var(--_portal-space-2);
  }
  .initials {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: calc(var(--_portal-unit) * 8);
    block-size: calc(var(--_portal-unit) * 8);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-strong);
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    margin-inline: var(--_portal-space-3);
    font-weight: var(--_portal-weight-strong);
    white-space: nowrap;
  }
  .account > svg {
    inline-size: 1em;
    block-size: 1em;
    margin-inline-end: var(--_portal-space-2);
  }
  .account.narrow {
    block-size: auto;
    padding: 0;
    border: 0;
  }
  .narrow .initials {
    inline-size: var(--_portal-target);
    block-size: var(--_portal-target);
    font-size: inherit;
  }
  .narrow .name {
    position: absolute;
    inline-size: 1px;
    margin: 0;
    clip-path: inset(50%);
  }
  .narrow > svg {
    display: none;
  }
`;
