import { css } from 'lit';

/** Looks of what every tag may show: buttons, notices, skeleton, the line with the phone. */
export const stateStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_portal-space-2);
    min-block-size: var(--_portal-target);
    padding: var(--_portal-space-2) var(--_portal-space-5);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface);
    color: var(--_portal-color-text);
    font-weight: var(--_portal-weight-strong);
    line-height: var(--_portal-line-tight);
    text-align: center;
    text-decoration: none;
    transition: background-color var(--_portal-fast) var(--_portal-ease);
  }
  .button:hover {
    background: var(--_portal-color-surface-hover);
  }
  .button.primary,
  .button.danger {
    min-block-size: var(--_portal-control);
    border-color: transparent;
    background: var(--_portal-color-primary);
    color: var(--_portal-color-on-primary);
  }
  .button.primary:hover {
    background: var(--_portal-color-primary-hover);
  }
  .button.primary:active {
    background: var(--_portal-color-primary-active);
  }
  .button[aria-disabled='true'] {
    cursor: progress;
  }
  .button.wide {
    inline-size: 100%;
  }
  @container (max-width: 39.99em) {
    .button.primary.page {
      inline-size: 100%;
    }
  }
  .notice {
    display: flex;
    gap: var(--_portal-space-3);
    padding: var(--_portal-space-4);
    border: var(--_portal-border-width) solid transparent;
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-neutral-soft);
    color: var(--_portal-color-on-neutral-soft);
  }
  .notice > svg {
    margin-block-start: 0.125em;
  }
  .notice > div {
    flex: 1;
    min-inline-size: 0;
  }
  .notice a {
    color: inherit;
  }
  .notice.danger {
    background: var(--_portal-color-danger-soft);
    color: var(--_portal-color-on-danger-soft);
  }
  .notice.warning {
    background: var(--_portal-color-warning-soft);
    color: var(--_portal-color-on-warning-soft);
  }
  .notice.success {
    background: var(--_portal-color-success-soft);
    color: var(--_portal-color-on-success-soft);
  }
  .notice.info {
    background: var(--_portal-color-info-soft);
    color: var(--_portal-color-on-info-soft);
  }
  .page-stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
    max-inline-size: var(--_portal-width);
  }
  .content {
    min-inline-size: 0;
  }
  .footer {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
    margin-block-start: var(--_portal-space-4);
    padding-block-start: var(--_portal-space-1);
    font-size: var(--_portal-text-sm);
    color: var(--_portal-color-text-muted);
  }
  .footer a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_portal-target);
  }
  portal-part-skeleton {
    display: grid;
    gap: var(--_portal-space-4);
    animation: appear 1ms linear 300ms backwards;
  }
  .slow {
    align-items: center;
  }
  .bone {
    display: flex;
    gap: var(--_portal-space-3);
  }
  .bone i {
    display: block;
    block-size: calc(var(--_portal-unit) * 4);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface-hover);
  }
  .bone > i {
    inline-size: calc(var(--_portal-unit) * 14);
    block-size: calc(var(--_portal-unit) * 18);
  }
  .bone > div {
    display: grid;
    align-content: center;
    gap: var(--_portal-space-3);
    flex: 1;
  }
  .bone i:nth-child(1) {
    max-inline-size: 85%;
  }
  .bone i:nth-child(2) {
    max-inline-size: 65%;
  }
  .bone i:nth-child(3) {
    max-inline-size: 50%;
  }
  .bone > i:nth-child(1) {
    max-inline-size: none;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @media (forced-colors: active) {
    .button,
    .notice,
    .badge {
      border-color: currentColor;
      border-style: solid;
      border-width: 1px;
    }
    .bone i {
      border: 1px solid GrayText;
    }
  }
`;
