import { css } from 'lit';

/** Looks of the steps: bars with names in wide places, bars alone in narrow ones. */
export const stepsStyles = css`
  .steps {
    display: grid;
    gap: var(--_portal-space-2);
  }
  .steps ol {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: var(--_portal-space-2);
  }
  .steps li {
    border-block-start: 3px solid var(--_portal-color-border);
    font-size: var(--_portal-text-sm);
    color: var(--_portal-color-text-muted);
  }
  .steps li.done,
  .steps li.now {
    border-color: var(--_portal-color-primary);
  }
  .steps li.now {
    color: var(--_portal-color-text);
    font-weight: var(--_portal-weight-strong);
  }
  .steps li > * {
    display: inline-flex;
    align-items: center;
    gap: var(--_portal-space-2);
    min-block-size: var(--_portal-target);
    text-decoration: none;
  }
  .steps button:hover {
    text-decoration: underline;
  }
  @container (min-width: 40em) {
    .steps .count .now {
      display: none;
    }
  }
  @container (max-width: 39.99em) {
    .steps li > :focus-visible {
      position: absolute;
      z-index: 1;
      padding-inline: var(--_portal-space-2);
      background: var(--_portal-color-surface);
    }
    .steps li > :not(:focus-visible) {
      position: absolute;
      inline-size: 1px;
      min-block-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .steps li.done,
    .steps li.now {
      border-color: Highlight;
    }
  }
`;
