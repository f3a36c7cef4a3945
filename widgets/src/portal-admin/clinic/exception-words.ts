import { msg, str } from '@lit/localize';
import type { Locale } from '../../portal/locale.ts';
import type { ScheduleException } from './places.ts';

/** "24 to 28 December 2026", "3 December 2026" */
export const daysText = ({ fromDate, toDate }: Pick<ScheduleException, 'fromDate' | 'toDate'>, { date }: Locale) =>
  fromDate === toDate ? date(fromDate) : msg(str`${date(fromDate)} to ${date(toDate)}`);

/** "Closed", "Extra hours, 5:00 pm to 8:00 pm, open in the portal" */
export function whatText({ kind, start, end, portal }: ScheduleException, { time }: Locale) {
  const isWhole = start === '00:00' && end === '24:00';
  const [from, until] = [time(`2026-01-05T${start}`), time(`2026-01-05T${end}`)];
  if (kind === 'closed') return isWhole ? msg('Closed') : msg(str`Closed from ${from} to ${until}`);
  const hours = isWhole ? msg('Extra hours, all day') : msg(str`Extra hours, ${from} to ${until}`);
  return portal ? `${hours} · ${msg('Open in the portal')}` : hours;
}
