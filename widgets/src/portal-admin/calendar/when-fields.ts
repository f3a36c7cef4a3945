import { msg } from '@lit/localize';
import type { FieldError } from '../../parts/error-summary.ts';
import type { DatePartElement } from '../../parts/date-fields.ts';
import type { Problem } from '../../portal/problem.ts';
import type { Locale } from '../../portal/locale.ts';
import type { DatePart } from '../../parts/typed-date.ts';
import { readTime } from '../clinic/typed-time.ts';
import { clockText } from '../week/week-frame.ts';

const dayMinutes = 1440;

/** The day and the time that were typed, or what to mend. */
export function readWhen(date: DatePartElement | null, time: string): { wall: string } | { errors: FieldError[]; wrong: readonly DatePart[] } {
  const read = date?.read() ?? { error: msg('Enter a date'), wrong: [] };
  const minute = readTime(time);
  const at = minute !== undefined && minute < dayMinutes ? minute : undefined;
  const errors: FieldError[] = [];
  if ('error' in read) errors.push({ field: 'date', text: read.error });
  if (!time.trim()) errors.push({ field: 'time', text: msg('Enter a time') });
  else if (at === undefined) errors.push({ field: 'time', text: msg('Enter a time such as 9:30 or 14:15') });
  else if (at % 5) errors.push({ field: 'time', text: msg('The minutes must be a multiple of 5') });
  return 'date' in read && at !== undefined && !errors.length ? { wall: `${read.date}T${clockText(at)}` } : { errors, wrong: 'wrong' in read ? read.wrong : [] };
}

/** A taken time, with the nearest that are free. */
export function takenError({ type, members }: Problem, locale: Locale): FieldError[] {
  if (type !== 'slot-taken') return [];
  const { alternatives } = members;
  const free = Array.isArray(alternatives) ? alternatives.slice(0, 3).map((at) => locale.shortWhen(String(at))) : [];
  const sentence = msg('That time is taken. Choose another one.');
  return [{ field: 'time', text: free.length ? `${sentence} ${msg('The nearest free times:')} ${locale.list(free)}` : sentence }];
}
