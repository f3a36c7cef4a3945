import { css } from 'lit';

/** Looks of the invoices: rows between hairlines, the bar that pays, the opened invoice. */
export const styles = css`
  .lists {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-6);
  }
  .lists > .due {
    margin-block-end: calc(-1 * var(--_portal-space-3));
  }
  .due {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_portal-space-3);
  }
  .due strong {
    font-size: var(--_portal-text-2xl);
    line-height: var(--_portal-line-tight);
    letter-spacing: -0.02em;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_portal-space-3);
    min-block-size: var(--_portal-target);
  }
  section ul {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .invoice {
    display: flex;
    gap: var(--_portal-space-4);
    padding-block: var(--_portal-space-4);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    break-inside: avoid;
  }
  .invoice.chosen {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  .invoice:has(.tick) {
    padding-inline: var(--_portal-space-3);
  }
  .quiet {
    color: var(--_portal-color-text-muted);
  }
  .chosen .quiet,
  .chosen .opener {
    color: inherit;
  }
  .what {
    flex: 1;
    min-inline-size: 0;
  }
  .what > .row:not(:empty) {
    margin-block-start: var(--_portal-space-2);
  }
  .opener {
    padding-block: calc(var(--_portal-unit) * 2.5);
    margin-block: calc(var(--_portal-unit) * -2.5);
    font-weight: var(--_portal-weight-strong);
  }
  .amount {
    min-inline-size: 0;
    text-align: end;
  }
  .tick {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_portal-target);
    block-size: var(--_portal-target);
    margin: calc(-1 * var(--_portal-space-2)) calc(-1 * var(--_portal-space-2));
    cursor: pointer;
  }
  .tick input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .box {
    display: grid;
    place-items: center;
    inline-size: calc(var(--_portal-unit) * 6);
    block-size: calc(var(--_portal-unit) * 6);
    border: var(--_portal-border-strong) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface);
  }
  .box svg {
    visibility: hidden;
  }
  .tick input:checked ~ .box svg {
    visibility: visible;
  }
  .tick input:checked ~ .box {
    border-color: var(--_portal-color-primary);
    background: var(--_portal-color-primary);
    color: var(--_portal-color-on-primary);
  }
  .tick input:focus-visible ~ .box {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
    outline-offset: var(--_portal-focus-offset);
  }
  .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
    margin-block-start: var(--_portal-space-4);
    padding: var(--_portal-space-4) var(--_portal-space-5);
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-raised);
    box-shadow: var(--_portal-shadow-2);
  }
  section > .button {
    margin-block-start: var(--_portal-space-4);
  }
  @container (max-width: 39.99em) {
    .invoice {
      gap: var(--_portal-space-3);
    }
    .bar {
      position: sticky;
      z-index: 1;
      inset-block-end: 0;
    }
    section:has(.bar) :is(.opener, .tick, .tick input) {
      scroll-margin-block-end: calc(var(--_portal-unit) * 44);
    }
  }
  @container (min-width: 40em) {
    .due strong {
      font-size: var(--_portal-text-3xl);
    }
    .bar {
      grid-template-columns: 1fr auto;
      align-items: center;
    }
  }
  @media (forced-colors: active) {
    .chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .tick input:checked ~ .box {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @media print {
    .bar,
    .tick {
      display: none;
    }
    .invoice .opener {
      display: inline !important;
      color: inherit;
      text-decoration: none;
    }
  }
`;
