import { css } from 'lit';

/** Looks of the ticket and of the leaf. */
export const ticketStyles = css`
  .ticket {
    display: grid;
    overflow: hidden;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-raised);
    box-shadow: var(--_portal-shadow-1);
    break-inside: avoid;
  }
  .stub {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--_portal-space-5);
    padding: var(--_portal-space-4) var(--_portal-space-5);
    background: var(--_portal-color-toolbar);
    color: var(--_portal-color-on-toolbar);
  }
  .stub > strong:first-of-type {
    font-size: var(--_portal-text-lg);
  }
  .figure {
    grid-row: 1 / span 3;
    align-self: center;
    font-size: var(--_portal-text-4xl);
    font-weight: var(--_portal-weight-strong);
    line-height: 1;
    letter-spacing: -0.02em;
  }
  .ticket-body {
    display: grid;
    gap: var(--_portal-space-4);
    padding: var(--_portal-space-5);
  }
  .ticket-title {
    font-size: var(--_portal-text-lg);
    line-height: var(--_portal-line-tight);
  }
  .ticket-line {
    display: flex;
    gap: var(--_portal-space-3);
  }
  .ticket-line > svg {
    margin-block-start: 0.125em;
    color: var(--_portal-color-text-muted);
  }
  .ticket-line > div {
    min-inline-size: 0;
  }
  @container (min-width: 36em) {
    .ticket {
      grid-template-columns: minmax(0, 12em) 1fr;
    }
    .stub {
      display: flex;
      flex-direction: column;
      justify-content: center;
      gap: var(--_portal-space-1);
      padding: var(--_portal-space-5);
    }
    .figure {
      align-self: start;
    }
    .ticket-body {
      padding: var(--_portal-space-6);
    }
  }
  .leaf {
    display: grid;
    flex: none;
    align-content: center;
    justify-items: center;
    inline-size: calc(var(--_portal-unit) * 16);
    min-block-size: calc(var(--_portal-unit) * 20);
    padding: var(--_portal-space-1);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-size: var(--_portal-text-sm);
    line-height: var(--_portal-line-tight);
  }
  .leaf strong {
    font-size: var(--_portal-text-xl);
  }
  @media print {
    .stub {
      background: none;
      color: inherit;
      border-inline-end: 1px solid;
    }
  }
  @media (forced-colors: active) {
    .leaf {
      border: 1px solid;
    }
  }
`;
