import { css } from 'lit';

/** Looks of what home shows. */
export const cardStyles = css`
  .card-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_portal-space-3);
    min-block-size: var(--_portal-target);
  }
  .rows {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .rows > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-2) var(--_portal-space-4);
    padding-block: var(--_portal-space-4);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .rows > li > .what {
    flex: 1 1 12em;
    min-inline-size: 0;
  }
  .rows .initials {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: calc(var(--_portal-unit) * 12);
    block-size: calc(var(--_portal-unit) * 12);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-weight: var(--_portal-weight-strong);
  }
  @container (max-width: 30em) {
    .rows .initials ~ .button {
      margin-inline-start: calc(var(--_portal-unit) * 16);
    }
  }
  .wide-stack > :is(section, form, .notice, .summary, .problem, portal-part-skeleton) {
    justify-self: stretch;
  }
  .wide-stack > section + section {
    margin-block-start: var(--_portal-space-4);
  }
  .amount-due {
    font-size: var(--_portal-text-2xl);
    font-weight: var(--_portal-weight-strong);
    line-height: var(--_portal-line-tight);
    letter-spacing: -0.02em;
  }
  .overdue {
    color: var(--_portal-color-danger);
    font-weight: var(--_portal-weight-strong);
  }
`;
