import { css } from 'lit';

/** Looks that only tags of a section need: states in a word, amounts, the last press of a destructive act. */
export const sectionStyles = css`
  /* The phone closes the tag in the same place whatever stands above it. */
  .page-stack {
    display: flex;
    flex-direction: column;
    min-block-size: calc(var(--_portal-unit) * 68);
  }
  .content {
    flex: 1;
  }
  .button.danger {
    background: var(--_portal-color-danger);
    color: var(--_portal-color-on-danger);
  }
  .button.danger:hover {
    background: var(--_portal-color-danger-hover);
  }
  .button.danger:active {
    background: var(--_portal-color-danger-active);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_portal-space-2);
    padding: 0 var(--_portal-space-3);
    min-block-size: calc(var(--_portal-unit) * 6);
    border-radius: var(--_portal-radius-full);
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-strong);
  }
  .money {
    white-space: nowrap;
  }
  .tabular {
    font-variant-numeric: tabular-nums;
  }
`;
