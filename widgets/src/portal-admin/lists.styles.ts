import { css } from 'lit';

/** Looks of what the screens share: rows between hairlines, facts of one thing, groups, acts. */
export const listStyles = css`
  .rows {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .rows > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-2) var(--_portal-space-4);
    padding-block: var(--_portal-space-3);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    break-inside: avoid;
  }
  .rows > li.chosen {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    box-shadow: calc(-1 * var(--_portal-space-3)) 0 var(--_portal-color-primary-soft), var(--_portal-space-3) 0 var(--_portal-color-primary-soft);
  }
  .rows > li.chosen .muted,
  .rows > li.chosen a,
  .rows > li.chosen .link {
    color: inherit;
  }
  .rows :is(button, input, a) {
    scroll-margin-block: calc(var(--_portal-unit) * 24);
  }
  .rows .what {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1 1 14em;
    min-inline-size: 0;
  }
  .rows .what > .row {
    margin-block-start: var(--_portal-space-1);
  }
  .rows .what > .link {
    justify-self: start;
    font-weight: var(--_portal-weight-strong);
    min-block-size: calc(var(--_portal-unit) * 6);
  }
  .rows > li:has(> .tick) > .badge {
    margin-inline-start: calc(var(--_portal-unit) * 10);
  }
  @container (min-width: 40em) {
    .rows > li:has(> .tick) > .badge {
      margin-inline-start: 0;
    }
  }
  .rows .acts,
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-2) var(--_portal-space-4);
  }
  .is-stale {
    cursor: progress;
  }
  .control > select {
    padding-inline-end: calc(var(--_portal-unit) * 10);
    text-overflow: ellipsis;
  }
  .panel .button.wide {
    max-inline-size: 24em;
  }
  .search > svg {
    position: absolute;
    inset-inline-start: var(--_portal-space-3);
    color: var(--_portal-color-text-muted);
    pointer-events: none;
  }
  .search > input[type='search'] {
    padding-inline-start: calc(var(--_portal-unit) * 11);
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
  }
  .facts dt {
    font-size: var(--_portal-text-sm);
    color: var(--_portal-color-text-muted);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  @container (min-width: 40em) {
    .facts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--_portal-space-4);
    }
  }
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
    align-content: start;
  }
  .group > .button,
  .group > .link,
  .screen > * > .button,
  .screen > * > .link {
    justify-self: start;
  }
  .group > legend {
    font-size: var(--_portal-text-lg);
    margin-block-end: var(--_portal-space-3);
  }
  .notice .link {
    color: inherit;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_portal-space-2) var(--_portal-space-4);
  }
  .narrow {
    max-inline-size: 28em;
  }
  .panel {
    padding: var(--_portal-space-5);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-sunken);
  }
  .halves {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-6);
    align-items: start;
  }
  .intro + .halves {
    margin-block-start: var(--_portal-space-3);
  }
  .halves > .panel {
    order: -1;
  }
  @container (min-width: 60em) {
    .halves > .panel {
      order: 0;
    }
    .halves {
      grid-template-columns: minmax(0, 1fr) var(--_portal-aside);
      gap: var(--_portal-space-6);
    }
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--_portal-space-4);
  }
  .figures > div {
    display: grid;
    align-content: space-between;
  }
  .figure {
    font-size: var(--_portal-text-xl);
    font-weight: var(--_portal-weight-strong);
  }
  @container (min-width: 40em) {
    .figures {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
    align-items: end;
  }
  @container (min-width: 40em) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  .selected {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-2) var(--_portal-space-4);
    padding-block: var(--_portal-space-3);
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
    background: var(--_portal-color-surface);
  }
  .selected > strong {
    flex: 1;
  }
  .text-danger {
    color: var(--_portal-color-danger);
  }
  progress {
    inline-size: 100%;
    block-size: calc(var(--_portal-unit) * 3);
    accent-color: var(--_portal-color-primary);
  }
  @media (forced-colors: active) {
    .rows > li.chosen {
      outline: 1px solid Highlight;
    }
  }
`;
