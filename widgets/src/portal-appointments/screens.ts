import { answersStyles } from '../parts/answers.styles.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { styles } from './screens.styles.ts';

/** What shows after a press on the list, and what acts then. */
export { VisitActs } from './visit-acts.ts';
export const screenStyles = [fieldStyles, answersStyles, styles];
