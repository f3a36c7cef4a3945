import { css } from 'lit';

/** Looks of radio cards and rows. What is chosen looks the same everywhere: tint, a strong border, the filled dot. */
export const choicesStyles = css`
  .choices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
  }
  .group-title {
    font: var(--_portal-weight-strong) var(--_portal-text-lg) / var(--_portal-line-tight) var(--_portal-font);
    margin-block-end: var(--_portal-space-3);
  }
  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
  }
  .list {
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-lg);
  }
  .choice {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_portal-space-3);
    min-block-size: var(--_portal-control);
    padding: var(--_portal-space-4);
    color: var(--_portal-color-text);
  }
  label.choice {
    cursor: pointer;
  }
  .cards > .choice {
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-lg);
  }
  .list > .choice + .choice {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .list > .choice:first-child {
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
  }
  .list > .choice:first-child,
  .list > .choice:first-child::after {
    border-start-start-radius: var(--_portal-radius-lg);
    border-start-end-radius: var(--_portal-radius-lg);
  }
  .list > .choice:last-child,
  .list > .choice:last-child::after {
    border-end-start-radius: var(--_portal-radius-lg);
    border-end-end-radius: var(--_portal-radius-lg);
  }
  .cards > .choice::after {
    border-radius: var(--_portal-radius-lg);
  }
  label.choice:not(:has(:checked)):hover {
    background: var(--_portal-color-surface-hover);
  }
  .choice input {
    position: absolute;
    inset: 0;
    opacity: 0;
    margin: 0;
    cursor: inherit;
  }
  .choice .dot {
    flex: none;
    inline-size: calc(var(--_portal-unit) * 6);
    block-size: calc(var(--_portal-unit) * 6);
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-surface);
  }
  .choice.off .dot {
    visibility: hidden;
  }
  .choice:has(:checked) {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  .choice:has(:checked)::after {
    content: '';
    position: absolute;
    inset: calc(-1 * var(--_portal-border-width));
    border: var(--_portal-border-strong) solid var(--_portal-color-primary);
    pointer-events: none;
  }
  .choice:has(:checked) .muted {
    color: inherit;
  }
  .choice :checked + .dot {
    border: calc(var(--_portal-unit) * 1.5) solid var(--_portal-color-primary);
    outline: var(--_portal-border-strong) solid var(--_portal-color-primary);
    outline-offset: -3px;
    border-width: calc(var(--_portal-unit) * 1.25);
    background: var(--_portal-color-primary);
    border-color: var(--_portal-color-primary-soft);
  }
  .choice:has(:focus-visible) {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
    outline-offset: var(--_portal-focus-offset);
    box-shadow: 0 0 0 var(--_portal-focus-offset) var(--_portal-color-focus-halo);
    z-index: 1;
  }
  .choice .texts {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .choice .texts .small {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_portal-space-2);
  }
  .choice .end {
    align-self: start;
  }
  .choice .photo {
    object-fit: cover;
  }
  .choice .initials {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: calc(var(--_portal-unit) * 15);
    block-size: calc(var(--_portal-unit) * 15);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-weight: var(--_portal-weight-strong);
  }
  .choice:has(:checked) .initials {
    background: var(--_portal-color-surface);
  }
  @container (min-width: 40em) {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .choice:has(:checked)::after {
      border-color: Highlight;
    }
    .choice :checked + .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
