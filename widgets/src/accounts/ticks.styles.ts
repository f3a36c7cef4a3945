import { css } from 'lit';

/** Looks of plain radio buttons and ticks: a row each, no frame. */
export const ticksStyles = css`
  .ticks {
    display: grid;
    gap: 0 var(--_portal-space-5);
    justify-items: start;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: var(--_portal-space-3);
    min-block-size: var(--_portal-target);
    cursor: pointer;
  }
  .field > .tick {
    font-weight: var(--_portal-weight-normal);
  }
  .field.wrong + .field.wrong:has(> .tick) {
    margin-block-start: var(--_portal-space-3);
  }
  .tick input {
    appearance: none;
    flex: none;
    inline-size: calc(var(--_portal-unit) * 6);
    block-size: calc(var(--_portal-unit) * 6);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    background: var(--_portal-color-surface);
    cursor: inherit;
  }
  .tick [type='radio'] {
    border-radius: var(--_portal-radius-full);
  }
  .tick [type='checkbox'] {
    border-radius: min(var(--_portal-radius-sm), var(--_portal-space-1));
  }
  .tick [aria-invalid='true'] {
    border: var(--_portal-border-strong) solid var(--_portal-color-danger);
  }
  .tick :checked {
    border: var(--_portal-border-strong) solid var(--_portal-color-primary);
    background: var(--_portal-color-primary);
  }
  .tick [type='radio']:checked {
    border-width: calc(var(--_portal-unit) * 0.5);
    background: var(--_portal-color-primary) content-box;
    padding: calc(var(--_portal-unit) * 0.75);
  }
  .tick [type='checkbox']:checked {
    background: linear-gradient(var(--_portal-color-on-primary), var(--_portal-color-on-primary)) no-repeat 0 0 / 0 0 var(--_portal-color-primary);
    position: relative;
  }
  .tick [type='checkbox']:checked::after {
    content: '';
    position: absolute;
    inset-block-start: 12%;
    inset-inline-start: 34%;
    inline-size: 28%;
    block-size: 56%;
    border: solid var(--_portal-color-on-primary);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  @container (min-width: 40em) {
    .ticks.across {
      grid-auto-flow: column;
      justify-content: start;
    }
  }
  @media (forced-colors: active) {
    .tick input {
      appearance: auto;
    }
  }
`;
