import { css } from 'lit';

/** Looks of an opened visit. */
export const styles = css`
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--_portal-space-5);
  }
  .sheet > .answers,
  .sheet > .notice,
  .sheet > .acts {
    inline-size: 100%;
  }
  .question {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-4);
  }
  .question .capital::first-letter,
  .sheet .capital::first-letter {
    text-transform: uppercase;
  }
  .address {
    inline-size: 100%;
    overflow-wrap: anywhere;
    font-family: var(--_portal-font-mono);
    font-size: var(--_portal-text-sm);
  }
  .written {
    white-space: pre-line;
  }
  @container (max-width: 39.99em) {
    .sheet > .acts .button.page {
      inline-size: 100%;
    }
  }
  .rules {
    display: grid;
    gap: var(--_portal-space-2);
  }
`;
