import { choicesStyles } from '../parts/choices.styles.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { styles } from './screens.styles.ts';

/** What only shows after a press on the list: fetched while the person reads that. */
export { InvoiceActs } from './invoice-acts.ts';
export const screenStyles = [fieldStyles, choicesStyles, styles];
