import { choicesStyles } from '../parts/choices.styles.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { styles } from './screens.styles.ts';

/** What only shows after a press on the list: fetched while the person reads that. */
export { focusSummary } from '../parts/error-summary.ts';
export { amountText } from './invoice.ts';
export { invoiceSheet } from './invoice-sheet.ts';
export { otherAmount, readAmounts } from './paying/other-amount.ts';
export { payScreen } from './paying/pay-screens.ts';
export { Paying } from './paying/paying.ts';
export const screenStyles = [fieldStyles, choicesStyles, styles];
