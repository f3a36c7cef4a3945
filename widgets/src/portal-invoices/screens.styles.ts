import { css } from 'lit';

/** Looks of an opened invoice and of paying. */
export const styles = css`
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
  }
  .sheet > .facts {
    margin-block: var(--_portal-space-2);
  }
  .pay {
    justify-items: stretch;
  }
  .pay > :is(.button, .link) {
    justify-self: start;
  }
  .form-place {
    min-block-size: calc(var(--_portal-unit) * 60);
  }
  .keep {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-2);
    min-block-size: var(--_portal-target);
    cursor: pointer;
  }
  .keep .tick {
    margin: 0 calc(-1 * var(--_portal-space-2));
  }
  .card-list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .card-list > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_portal-space-2) var(--_portal-space-4);
    padding-block: var(--_portal-space-3);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .shares > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_portal-space-4);
    padding-block: var(--_portal-space-3);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .shares dt {
    flex: 1;
    min-inline-size: 0;
  }
  .shares .last,
  .totals .last {
    border-block-start: var(--_portal-border-strong) solid var(--_portal-color-text);
    border-block-end: 0;
    font-size: var(--_portal-text-lg);
    font-weight: var(--_portal-weight-strong);
  }
  .totals .last {
    margin-block-start: var(--_portal-space-2);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-4) var(--_portal-space-6);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    text-align: start;
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-normal);
    color: var(--_portal-color-text-muted);
  }
  th,
  td {
    padding-block: var(--_portal-space-3);
    padding-inline: 0;
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    vertical-align: top;
  }
  .end {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td.end,
  th.end {
    padding-inline-start: var(--_portal-space-4);
  }
  .totals {
    margin-inline-start: auto;
    inline-size: min(100%, 24em);
  }
  .totals > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_portal-space-4);
    padding-block: var(--_portal-space-2);
  }
  .wide-only {
    display: none;
  }
  @container (max-width: 39.99em) {
    .acts,
    .pay > .button.primary {
      display: grid;
      justify-self: stretch;
      justify-items: stretch;
    }
    .acts > .link {
      justify-content: center;
    }
  }
  @container (min-width: 40em) {
    .wide-only {
      display: table-cell;
    }
    .narrow-only {
      display: none;
    }
  }
`;
