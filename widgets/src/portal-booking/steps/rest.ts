import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { answersStyles } from '../../parts/answers.styles.ts';
import { summaryStyles } from '../../parts/error-summary.styles.ts';
import { monthGridStyles } from '../../parts/month-grid.styles.ts';
import { slotListStyles } from '../../parts/slot-list.styles.ts';
import { ticketStyles } from '../../parts/ticket.styles.ts';
import { styles } from './rest.styles.ts';

/** What only the steps behind the first need: fetched while the person reads that one. */
export { BookingActs } from '../booking-acts.ts';
export { errorSummary } from '../../parts/error-summary.ts';
export { timeStep } from './time.ts';
export { detailsStep } from './details.ts';
export { checkStep } from './check.ts';
export { costs, priceLine } from './costs.ts';
export { doneStep } from './done.ts';
export const restStyles = [answersStyles, ticksStyles, monthGridStyles, slotListStyles, summaryStyles, ticketStyles, styles];
