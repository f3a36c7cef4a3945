import { css } from 'lit';

/** Looks of dialogs: native ones, in the middle, full width on phones. */
export const dialogStyles = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(28em, 100vi - 2 * var(--_portal-space-4));
    max-block-size: calc(100vb - 2 * var(--_portal-space-4));
    margin: auto;
    padding: var(--_portal-space-5);
    overflow: auto;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-raised);
    color: var(--_portal-color-text);
    box-shadow: var(--_portal-shadow-2);
  }
  dialog[open] {
    display: grid;
    gap: var(--_portal-space-4);
    animation: appear-dialog var(--_portal-slow) var(--_portal-ease);
  }
  dialog::backdrop {
    background: var(--_portal-color-scrim);
  }
  dialog .buttons {
    display: grid;
    gap: var(--_portal-space-2);
  }
  @keyframes appear-dialog {
    from {
      opacity: 0;
    }
  }
`;
