import { css } from 'lit';

/** Looks of what stands under a new password. */
export const newPasswordStyles = css`
  portal-part-new-password {
    display: block;
    min-inline-size: 0;
  }
  .password-help {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_portal-space-4);
  }
  .phrase {
    display: block;
    padding: var(--_portal-space-3) var(--_portal-space-4);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface-sunken);
    overflow-wrap: anywhere;
  }
  .password-help .enough {
    color: var(--_portal-color-success);
  }
`;
