import { css } from 'lit';

/** Looks of the staff's calendar: lists in narrow places, a grid of hours in wide ones, the requests beside. */
export const calendarStyles = css`
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-6) var(--_portal-space-5);
    align-items: start;
  }
  .desk .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
  }
  .desk .bar > div {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_portal-space-2) var(--_portal-space-4);
  }
  .desk .bar .which-days {
    align-items: center;
    justify-content: space-between;
  }
  .desk .bar .field {
    flex: 1 1 8em;
    max-inline-size: 16em;
  }
  .halves > .history {
    order: 0;
  }
  .desk .step {
    inline-size: var(--_portal-target);
    padding: 0;
    justify-content: center;
  }
  .desk .views {
    display: flex;
    gap: var(--_portal-space-2);
  }
  .desk .views [aria-pressed='true'] {
    border: var(--_portal-border-strong) solid var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  .desk .grid {
    display: grid;
    gap: var(--_portal-space-5);
  }
  .desk .scale,
  .desk .wide,
  .desk .open,
  .desk .now {
    display: none;
  }
  .desk .column,
  .desk .times ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-2);
  }
  .desk .day {
    font-size: var(--_portal-text-lg);
  }
  .on-grid {
    display: flex;
    gap: var(--_portal-space-2);
    inline-size: 100%;
    min-block-size: var(--_portal-target);
    padding: var(--_portal-space-2) var(--_portal-space-3);
    border-radius: var(--_portal-radius-sm);
    border-inline-start: var(--_portal-focus-width) solid var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    text-align: start;
    line-height: var(--_portal-line-tight);
  }
  .on-grid > svg {
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .on-grid .texts {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .on-grid .texts > :not(.hidden) {
    display: block;
  }
  .on-grid:hover strong {
    text-decoration: underline;
  }
  .on-grid .state {
    font-size: var(--_portal-text-sm);
  }
  .on-grid.pending {
    border: var(--_portal-border-strong) dashed var(--_portal-color-warning);
    background: var(--_portal-color-warning-soft);
    color: var(--_portal-color-on-warning-soft);
  }
  .on-grid:is(.fulfilled, .noshow, .arrived) {
    background: var(--_portal-color-neutral-soft);
    color: var(--_portal-color-on-neutral-soft);
    border-inline-start-color: var(--_portal-color-border-control);
  }
  .on-grid.arrived {
    border-inline-start-color: var(--_portal-color-success);
  }
  .desk .times .busy {
    padding: var(--_portal-space-2) var(--_portal-space-3);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-neutral-soft);
    color: var(--_portal-color-on-neutral-soft);
  }
  .desk .legend {
    display: none;
  }
  .waiting {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
  }
  .request .who {
    flex: 1;
    display: flex;
    align-items: center;
    gap: var(--_portal-space-3);
  }
  .request .who > div {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .request {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
  }
  .request .answers {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_portal-space-2);
  }
  .bullets {
    padding-inline-start: var(--_portal-space-5);
    list-style: disc;
  }
  .desk .ghost {
    display: none;
  }
  .desk > portal-staff-drop {
    display: contents;
  }
  .history-of > li {
    padding-block: var(--_portal-space-2);
  }
  @container (min-width: 60em) {
    .desk {
      grid-template-columns: minmax(0, 1fr) var(--_portal-aside);
    }
    .desk > portal-staff-waiting {
      grid-area: 1 / 2 / span 2 / 2;
    }
    .desk .bar .which-days {
      justify-content: start;
    }
    .desk .bar .which-days > .button {
      margin-inline-start: auto;
    }
    .desk .grid {
      grid-template-columns: 4em repeat(var(--columns), minmax(0, 1fr));
      grid-template-rows: auto auto;
      gap: var(--_portal-space-2) 0;
    }
    .desk .column {
      display: grid;
      grid-row: 1 / span 2;
      grid-template-rows: subgrid;
    }
    .desk .wide {
      display: inline;
    }
    .desk .hidden-wide,
    .desk .worked {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .desk .day {
      padding-inline: var(--_portal-space-2);
      font-size: var(--_portal-text-md);
      font-weight: var(--_portal-weight-normal);
    }
    .desk .day b {
      display: block;
      inline-size: fit-content;
      font-size: var(--_portal-text-lg);
    }
    .desk .day .today {
      padding-inline: var(--_portal-space-2);
      border-radius: var(--_portal-radius-full);
      background: var(--_portal-color-toolbar);
      color: var(--_portal-color-on-toolbar);
    }
    .desk .scale,
    .desk .times {
      --hour-size: calc(var(--_portal-unit) * 15);
      position: relative;
      grid-row: 2;
      block-size: calc(var(--hours) * var(--hour-size));
    }
    .desk .scale {
      display: block;
      font-size: var(--_portal-text-sm);
      color: var(--_portal-color-text-muted);
    }
    .desk .scale span {
      position: absolute;
      inset-inline-end: var(--_portal-space-2);
      inset-block-start: calc((var(--hour) - var(--first)) * var(--hour-size) - 0.75em);
      white-space: nowrap;
    }
    .desk .times {
      border-inline-start: var(--_portal-border-width) solid var(--_portal-color-border);
      border-block: var(--_portal-border-width) solid var(--_portal-color-border);
      background: var(--_portal-color-surface-sunken);
    }
    .desk .times::after {
      content: '';
      position: absolute;
      inset: 0;
      background: repeating-linear-gradient(
        to bottom,
        transparent 0 calc(var(--hour-size) - 1px),
        var(--_portal-color-border) calc(var(--hour-size) - 1px) var(--hour-size)
      );
      pointer-events: none;
    }
    .desk .times ol {
      display: block;
    }
    .on-grid.movable {
      cursor: grab;
      user-select: none;
    }
    .on-grid.is-dragged {
      opacity: 0.5;
    }
    .desk .ghost {
      z-index: 4;
      inset-inline: 2px;
      block-size: max(calc(var(--minutes) / 60 * var(--hour-size)), 24px);
      padding: calc(var(--_portal-unit) / 2) var(--_portal-space-2);
      overflow: hidden;
      border: var(--_portal-border-strong) solid var(--_portal-color-primary);
      border-radius: var(--_portal-radius-sm);
      background: var(--_portal-color-surface-raised);
      color: var(--_portal-color-text);
      font-size: var(--_portal-text-sm);
      line-height: var(--_portal-line-tight);
      pointer-events: none;
    }
    .desk .open,
    .desk .times li,
    .desk .ghost,
    .desk .now {
      --top: calc((var(--from) / 60 - var(--first)) * var(--hour-size));
      display: block;
      position: absolute;
      inset-block-start: var(--top);
    }
    .desk .open {
      inset-inline: 0;
      block-size: calc(var(--minutes) / 60 * var(--hour-size));
      background: var(--_portal-color-surface);
    }
    .desk .times li {
      z-index: 1;
      inset-inline-start: calc(var(--lane) / var(--lanes) * 100% + var(--_portal-unit) / 2);
      inline-size: calc(100% / var(--lanes) - var(--_portal-unit));
      block-size: max(calc(var(--minutes) / 60 * var(--hour-size) - 2px), 24px);
      margin-block-start: 1px;
      overflow: hidden;
    }
    .desk .times li:has(:focus-visible) {
      z-index: 3;
      overflow: visible;
    }
    .on-grid {
      block-size: 100%;
      min-block-size: 0;
      padding: calc(var(--_portal-unit) / 2) var(--_portal-space-2);
      font-size: var(--_portal-text-sm);
    }
    .on-grid.short strong {
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .on-grid .state,
    .on-grid.short .more {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .desk .times .busy {
      padding: var(--_portal-space-1) var(--_portal-space-2);
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: var(--_portal-text-sm);
      line-height: var(--_portal-line-tight);
      background: repeating-linear-gradient(
        -45deg,
        var(--_portal-color-surface-sunken) 0 6px,
        var(--_portal-color-neutral-soft) 6px 14px
      );
    }
    .desk .times .busy.short {
      white-space: nowrap;
    }
    .desk .now {
      z-index: 2;
      inset-inline: 0;
      border-block-start: 2px solid var(--_portal-color-text);
      pointer-events: none;
    }
    .desk .now::before {
      content: '';
      position: absolute;
      inset-block-start: -6px;
      inset-inline-start: -5px;
      inline-size: 10px;
      block-size: 10px;
      border-radius: var(--_portal-radius-full);
      background: var(--_portal-color-text);
    }
    .desk .legend {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_portal-space-2) var(--_portal-space-4);
      font-size: var(--_portal-text-sm);
      color: var(--_portal-color-text-muted);
    }
    .desk .legend li {
      display: flex;
      align-items: center;
      gap: var(--_portal-space-2);
    }
    .desk .legend .mark {
      inline-size: 1.2em;
      block-size: 1.2em;
      border: var(--_portal-border-width) solid var(--_portal-color-border);
      border-radius: var(--_portal-radius-sm);
      background: var(--_portal-color-surface-sunken);
    }
    .desk .legend .mark.booked {
      background: var(--_portal-color-primary-soft);
      border-inline-start: 3px solid var(--_portal-color-primary);
    }
    .desk .legend .mark.pending {
      background: var(--_portal-color-warning-soft);
      border: 2px dashed var(--_portal-color-warning);
    }
    .desk .legend .mark.busy {
      background: repeating-linear-gradient(-45deg, var(--_portal-color-surface-sunken) 0 3px, var(--_portal-color-border) 3px 6px);
    }
  }
  @media (forced-colors: active) {
    .on-grid,
    .desk .times .busy {
      border: 1px solid;
    }
  }
`;
