import { css } from 'lit';

/** Looks of the leaf. */
export const leafStyles = css`
  .leaf {
    display: grid;
    flex: none;
    align-content: center;
    justify-items: center;
    inline-size: calc(var(--_portal-unit) * 16);
    min-block-size: calc(var(--_portal-unit) * 20);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-size: var(--_portal-text-sm);
    line-height: var(--_portal-line-tight);
  }
  .leaf b {
    font-size: var(--_portal-text-xl);
  }
  @media (forced-colors: active) {
    .leaf {
      border: 1px solid;
    }
  }
`;
