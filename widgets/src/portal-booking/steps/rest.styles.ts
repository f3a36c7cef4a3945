import { css } from 'lit';

/** Looks of the steps behind the first, and of the confirmation. */
export const styles = css`
  .clock {
    display: flex;
    gap: var(--_portal-space-3);
    margin-block-start: calc(-1 * var(--_portal-space-2));
  }
  .clock svg {
    margin-block-start: 0.125em;
  }
  .next {
    display: grid;
    gap: var(--_portal-space-2);
  }
  .next-slot {
    display: grid;
    gap: var(--_portal-space-1);
    min-block-size: var(--_portal-control);
    padding: var(--_portal-space-3) var(--_portal-space-4);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-md);
    transition: background-color var(--_portal-fast) var(--_portal-ease);
  }
  .next-slot:hover {
    background: var(--_portal-color-surface-hover);
  }
  .next-slot[aria-pressed='true'] {
    border-color: var(--_portal-color-primary);
    box-shadow: inset 0 0 0 var(--_portal-border-width) var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  .next-slot[aria-pressed='true'] .muted {
    color: inherit;
  }
  .next-slot strong,
  .chosen-time,
  .held {
    font-variant-numeric: tabular-nums;
  }
  .calendar {
    display: grid;
    gap: var(--_portal-space-6);
  }
  .calendar > .group {
    align-content: start;
    gap: var(--_portal-space-5);
  }
  .capital::first-letter,
  .slots legend > :first-child::first-letter,
  .stub > strong:first-of-type::first-letter {
    text-transform: uppercase;
  }
  .slots {
    gap: var(--_portal-space-5);
  }
  .slots legend {
    margin-block-end: var(--_portal-space-4);
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_portal-space-3);
    font-weight: var(--_portal-weight-normal);
  }
  .date .button {
    padding-inline: var(--_portal-space-4);
  }
  .held {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-4);
  }
  .held .large {
    display: block;
    font-size: var(--_portal-text-lg);
    line-height: var(--_portal-line-tight);
  }
  .lost {
    margin-block-start: calc(-1 * var(--_portal-space-4));
  }
  .gone {
    font-size: inherit;
  }
  .answers b {
    font-weight: var(--_portal-weight-normal);
  }
  .terms {
    display: grid;
    gap: var(--_portal-space-3);
    max-block-size: calc(var(--_portal-unit) * 60);
    padding: var(--_portal-space-4);
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-md);
    overflow: auto;
  }
  .names {
    display: grid;
    gap: var(--_portal-space-4);
  }
  .written {
    white-space: pre-line;
  }
  .booked {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-2);
    color: var(--_portal-color-success);
  }
  .intro {
    display: grid;
    gap: var(--_portal-space-2);
  }
  .reference {
    font-family: var(--_portal-font-mono);
  }
  .ticket-line .link {
    margin-block: calc(-1 * var(--_portal-space-3));
    margin-inline-start: var(--_portal-space-2);
  }
  .after {
    display: grid;
    gap: var(--_portal-space-4);
  }
  .after li {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-4);
  }
  .number {
    display: grid;
    flex: none;
    place-content: center;
    inline-size: calc(var(--_portal-unit) * 8);
    block-size: calc(var(--_portal-unit) * 8);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-strong);
  }
  @container (max-width: 39.99em) {
    .after-acts .button.page {
      inline-size: 100%;
    }
  }
  @container (min-width: 40em) {
    .names {
      grid-template-columns: 1fr 1fr;
    }
    .next {
      grid-template-columns: repeat(3, 1fr);
    }
    .calendar {
      grid-template-columns: minmax(0, 19em) minmax(0, 1fr);
    }
    .answers > div {
      grid-template-columns: 9em minmax(0, 1fr) auto;
    }
  }
  .form-place {
    min-block-size: calc(var(--_portal-unit) * 60);
  }
  @media (forced-colors: active) {
    .next-slot[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
  }
`;
