import { css } from 'lit';

/** Looks of fields. */
export const fieldStyles = css`
  .form,
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-5);
    min-inline-size: 0;
  }
  .field {
    gap: var(--_portal-space-2);
  }
  .field > label,
  .field > .label,
  legend {
    font-weight: var(--_portal-weight-strong);
    padding: 0;
  }
  .optional,
  .hint {
    font-weight: var(--_portal-weight-normal);
    font-size: var(--_portal-text-sm);
    color: var(--_portal-color-text-muted);
  }
  .error {
    display: flex;
    gap: var(--_portal-space-2);
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-strong);
    color: var(--_portal-color-danger);
  }
  .error svg {
    margin-block-start: 0.1em;
  }
  .wrong {
    border-inline-start: 3px solid var(--_portal-color-danger);
    padding-inline-start: var(--_portal-space-4);
  }
  .control {
    position: relative;
    display: flex;
    align-items: center;
  }
  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    appearance: none;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_portal-control);
    padding: var(--_portal-space-2) var(--_portal-space-3);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface);
    color: var(--_portal-color-text);
  }
  textarea {
    resize: vertical;
  }
  [aria-invalid='true']:not([type='radio'], [type='checkbox']) {
    border: var(--_portal-border-strong) solid var(--_portal-color-danger);
  }
  [data-width='2'] {
    max-inline-size: 3.5em;
  }
  [data-width='4'] {
    max-inline-size: 5em;
  }
  [data-width='9'] {
    max-inline-size: 9em;
  }
  [data-width='20'] {
    max-inline-size: 14em;
  }
  .control > .sign {
    position: absolute;
    inset-inline-end: var(--_portal-space-3);
    pointer-events: none;
    rotate: 90deg;
  }
  .control > .inside {
    position: absolute;
    inset-inline-end: var(--_portal-space-1);
    padding-inline: var(--_portal-space-3);
  }
  .control > input:has(+ .inside) {
    padding-inline-end: calc(var(--_portal-unit) * 28);
  }
  .date {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_portal-space-2);
  }
  .date label {
    font-weight: var(--_portal-weight-normal);
  }
  .date .button {
    min-block-size: var(--_portal-control);
  }
`;
