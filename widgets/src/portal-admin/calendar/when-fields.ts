import { msg } from '@lit/localize';
import type { FieldError } from '../../parts/error-summary.ts';
import type { DatePartElement } from '../../parts/date-fields.ts';
import type { Problem } from '../../portal/problem.ts';
import type { Locale } from '../../portal/locale.ts';
import type { DatePart } from '../../parts/typed-date.ts';

/** A typed time as `HH:MM`: `9`, `9:30`, `0930`, `2.15 pm`, `14 h 15`; nothing where it is none. */
export function readTime(text: string): string | undefined {
  const [, hours = '', minutes = '0', half = ''] = /^(\d{1,2}?)\s*(?:[:.h]?\s*(\d{2}))?\s*(?:h)?\s*([ap])?\.?\s*(?:m\.?)?$/i.exec(text.trim()) ?? [];
  if (!hours) return undefined;
  const hour = (half ? Number(hours) % 12 : Number(hours)) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || (half && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}

/** The day and the time that were typed, or what to mend. */
export function readWhen(date: DatePartElement | null, time: string): { wall: string } | { errors: FieldError[]; wrong: readonly DatePart[] } {
  const read = date?.read() ?? { error: msg('Enter a date'), wrong: [] };
  const at = readTime(time);
  const errors: FieldError[] = [];
  if ('error' in read) errors.push({ field: 'date', text: read.error });
  if (!time.trim()) errors.push({ field: 'time', text: msg('Enter a time') });
  else if (!at) errors.push({ field: 'time', text: msg('Enter a time such as 9:30 or 14:15') });
  else if (Number(at.slice(3)) % 5) errors.push({ field: 'time', text: msg('The minutes must be a multiple of 5') });
  return 'date' in read && at && !errors.length ? { wall: `${read.date}T${at}` } : { errors, wrong: 'wrong' in read ? read.wrong : [] };
}

/** A taken time, with the nearest that are free. */
export function takenError({ type, members }: Problem, locale: Locale): FieldError[] {
  if (type !== 'slot-taken') return [];
  const { alternatives } = members;
  const free = Array.isArray(alternatives) ? alternatives.slice(0, 3).map((at) => locale.shortWhen(String(at))) : [];
  const sentence = msg('That time is taken. Choose another one.');
  return [{ field: 'time', text: free.length ? `${sentence} ${msg('The nearest free times:')} ${locale.list(free)}` : sentence }];
}
