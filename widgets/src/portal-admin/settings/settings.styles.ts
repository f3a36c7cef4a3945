import { css } from 'lit';

/** Looks of the settings: groups beside, rows between hairlines, the control at each row's end, the preview at the far side. */
export const settingsStyles = css`
  .settings-desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-5);
    align-items: start;
  }
  .settings-desk > *,
  .settings-main,
  portal-staff-settings-review,
  portal-staff-settings-history,
  portal-staff-settings-nav {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
    align-content: start;
    min-inline-size: 0;
  }
  .settings-main {
    gap: var(--_portal-space-5);
  }
  .groups ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-1);
  }
  .groups button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_portal-space-3);
    inline-size: 100%;
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-3);
    border-radius: var(--_portal-radius-sm);
    text-align: start;
  }
  .groups button:hover {
    background: var(--_portal-color-surface-hover);
  }
  .groups [aria-current] {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-weight: var(--_portal-weight-strong);
  }
  .groups .found-setting > span,
  .groups .found-setting .small {
    display: block;
  }
  .groups:has(.found-setting) ul {
    flex-direction: column;
  }
  .settings-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_portal-space-1) var(--_portal-space-4);
  }
  .topic {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-3);
  }
  .settings {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .settings > * {
    display: block;
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .setting {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-2) var(--_portal-space-5);
    align-items: center;
    padding-block: var(--_portal-space-4);
    scroll-margin-block: calc(var(--_portal-unit) * 24);
  }
  .setting.wrong,
  .setting:has(.field.wrong) {
    padding-inline-start: var(--_portal-space-4);
  }
  .setting .field.wrong {
    margin-inline-start: calc(-1 * var(--_portal-space-4));
  }
  .setting .about,
  .setting .edit {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-1);
    min-inline-size: 0;
  }
  .setting .about:not(:has(label, .label, .badge, .hint)) {
    display: none;
  }
  .label-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-1) var(--_portal-space-3);
  }
  .label-line > label,
  .label-line > .label,
  .answers-table th[scope='row'] {
    font-weight: var(--_portal-weight-strong);
  }
  .settings .badge {
    padding: 0 var(--_portal-space-3);
    border-radius: var(--_portal-radius-full);
    border-inline-start: 0;
    font-size: var(--_portal-text-sm);
  }
  .settings .badge.info {
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    border-color: transparent;
  }
  .setting .group-title {
    font-size: var(--_portal-text-md);
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-2);
  }
  .inline input[data-width] {
    inline-size: 4.5em;
  }
  .inline input[data-width='10'] {
    inline-size: 9em;
  }
  .inline select {
    min-inline-size: 7em;
  }
  portal-staff-settings-review,
  portal-staff-settings-history {
    max-inline-size: var(--_portal-width);
  }
  .switch {
    display: inline-flex;
    align-items: center;
    gap: var(--_portal-space-3);
    min-block-size: var(--_portal-target);
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    position: relative;
    flex: none;
    inline-size: calc(var(--_portal-unit) * 12);
    block-size: calc(var(--_portal-unit) * 7);
    border: var(--_portal-border-strong) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-surface);
    cursor: inherit;
  }
  .switch input::after {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--_portal-unit) * 0.5);
    inset-inline-start: calc(var(--_portal-unit) * 0.5);
    inline-size: calc(var(--_portal-unit) * 5);
    block-size: calc(var(--_portal-unit) * 5);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-border-control);
    transition: translate var(--_portal-fast) var(--_portal-ease);
  }
  .switch input:checked {
    border-color: var(--_portal-color-primary);
    background: var(--_portal-color-primary);
  }
  .switch input:checked::after {
    translate: calc(var(--_portal-unit) * 5) 0;
    background: var(--_portal-color-on-primary);
  }
  .switch input:dir(rtl):checked::after {
    translate: calc(var(--_portal-unit) * -5) 0;
  }
  .override {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_portal-space-4);
    margin-block-end: var(--_portal-space-2);
    padding-inline: var(--_portal-space-3);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface-sunken);
    font-size: var(--_portal-text-sm);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-1);
    margin-block-end: var(--_portal-space-2);
  }
  .tabs button {
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-3);
    border-block-end: 3px solid transparent;
  }
  .tabs [aria-selected='true'] {
    border-color: var(--_portal-color-primary);
    font-weight: var(--_portal-weight-strong);
  }
  .answers-table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .answers-table th,
  .answers-table td {
    padding: var(--_portal-space-1) var(--_portal-space-1);
    text-align: start;
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .answers-table thead th {
    font-size: var(--_portal-text-sm);
    font-weight: var(--_portal-weight-normal);
    color: var(--_portal-color-text-muted);
  }
  .answers-table td .tick {
    min-inline-size: var(--_portal-target);
  }
  .save-bar {
    z-index: 2;
    margin-inline: calc(-1 * var(--_portal-space-4));
    padding-inline: var(--_portal-space-4);
  }
  portal-staff-settings-bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
  }
  .settings-preview {
    padding: var(--_portal-space-4);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-sunken);
  }
  .settings-preview:has(portal-part-preview) {
    padding: 0;
  }
  .settings-preview:has(portal-part-preview) > .link {
    margin: var(--_portal-space-3) var(--_portal-space-4) 0;
  }
  @container (min-width: 40em) {
    .setting.beside {
      grid-template-columns: minmax(0, 1fr) fit-content(60%);
    }
    .setting.beside .edit {
      justify-items: end;
    }
    .save-bar {
      margin-inline: calc(-1 * var(--_portal-space-5));
      padding-inline: var(--_portal-space-5);
    }
  }
  @container (min-width: 60em) {
    .settings-desk {
      grid-template-columns: 12em minmax(0, 1fr);
      gap: var(--_portal-space-5);
    }
    .settings-desk.with-preview {
      grid-template-columns: 12em minmax(0, 1fr) calc(var(--_portal-aside) * 1.1);
    }
    .groups ul {
      flex-direction: column;
    }
    .groups {
      margin-inline-start: calc(-1 * var(--_portal-space-3));
    }
    .settings-desk > .settings-preview,
    .settings-desk > portal-staff-settings-nav {
      position: sticky;
      inset-block-start: var(--_portal-space-4);
      max-block-size: calc(100vb - var(--_portal-space-8));
      overflow-y: auto;
    }
    .settings-desk > portal-staff-settings-nav {
      padding: var(--_portal-space-1) var(--_portal-space-1) var(--_portal-space-1) var(--_portal-space-3);
      margin-inline-start: calc(-1 * var(--_portal-space-3));
    }
  }
  @media (forced-colors: active) {
    .groups [aria-current],
    .tabs [aria-selected='true'] {
      outline: 1px solid Highlight;
    }
    .switch input {
      appearance: auto;
    }
    .switch input::after {
      display: none;
    }
  }
`;
