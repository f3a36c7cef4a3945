import { css } from 'lit';

/** Looks of the table of who offers a type where, and of a number with its unit. */
export const offersStyles = css`
  .offers > li {
    align-items: start;
  }
  .offers .what {
    flex-basis: 10em;
    padding-block: var(--_portal-space-3);
  }
  .offer-cells {
    display: grid;
    flex: 3 1 16em;
    grid-template-columns: repeat(auto-fill, minmax(min(10em, 100%), 1fr));
    gap: var(--_portal-space-3);
  }
  .offer-cells .field {
    align-content: start;
    gap: var(--_portal-space-1);
  }
  .offer-cells .own-minutes {
    font-weight: var(--_portal-weight-normal);
    color: var(--_portal-color-text-muted);
  }
  .notice-pair {
    display: grid;
    grid-template-columns: minmax(0, 14em) minmax(0, 14em);
    align-items: end;
    gap: var(--_portal-space-4);
  }
`;
