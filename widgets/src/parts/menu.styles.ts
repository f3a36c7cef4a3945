import { css } from 'lit';

/** Looks of the menu. */
export const menuStyles = css`
  portal-part-menu {
    position: relative;
    display: inline-block;
    max-inline-size: 100%;
  }
  .opener {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    min-block-size: var(--_portal-target);
    border-radius: var(--_portal-radius-full);
  }
  .menu {
    position: absolute;
    z-index: 1000;
    inset-block-start: calc(100% + var(--_portal-space-2));
    inline-size: max-content;
    min-inline-size: min(18em, 100vi - 2 * var(--_portal-space-4));
    max-inline-size: calc(100vi - 2 * var(--_portal-space-4));
    overflow: auto;
    padding: var(--_portal-space-2);
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-raised);
    color: var(--_portal-color-text);
    box-shadow: var(--_portal-shadow-2);
    animation: fade var(--_portal-slow) var(--_portal-ease);
  }
  .menu.above {
    inset-block: auto calc(100% + var(--_portal-space-2));
  }
  .menu .header {
    padding: var(--_portal-space-3);
  }
  .menu .apart {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
    margin-block: var(--_portal-space-2);
  }
  .menu [role^='menuitem'] {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-3);
    inline-size: 100%;
    min-block-size: var(--_portal-target);
    padding: var(--_portal-space-2) var(--_portal-space-3);
    border-radius: var(--_portal-radius-sm);
  }
  .menu [role^='menuitem'] > span:first-of-type {
    flex: 1;
  }
  .menu [role^='menuitem'] > svg {
    color: var(--_portal-color-text-muted);
  }
  .menu [role^='menuitem']:hover,
  .menu [role^='menuitem']:focus-visible {
    background: var(--_portal-color-surface-hover);
  }
  .menu [role^='menuitem']:focus-visible {
    outline-offset: calc(-1 * var(--_portal-focus-width));
    box-shadow: none;
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
`;
