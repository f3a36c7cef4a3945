import { msg } from '@lit/localize';
import type { DatePartElement } from '../parts/date-fields.ts';
import type { FieldError } from '../parts/error-summary.ts';
import type { DatePart } from '../parts/typed-date.ts';

/** The typed birth date: a day, nothing where it may be left out, or what to mend and in which fields. */
export type ReadBirthDate = { date: string } | { error: FieldError; parts: readonly DatePart[] };

/** Reads a birth date as it was typed; today is this device's. */
export function readBirthDate(part: DatePartElement | null, { name, isNeeded }: { name: string; isNeeded: boolean }): ReadBirthDate {
  const read = part?.read() ?? { date: '' };
  if ('date' in read) {
    const today = new Date().toLocaleDateString('en-CA');
    const isPast = !read.date || (read.date >= '1880-01-01' && read.date <= today);
    return isPast ? read : { error: { field: name, text: msg('Date of birth must be in the past') }, parts: ['day', 'month', 'year'] };
  }
  const isEmpty = read.wrong.length === 3;
  if (isEmpty && !isNeeded) return { date: '' };
  if (isEmpty) return { error: { field: name, text: msg('Enter your date of birth') }, parts: read.wrong };
  return { error: { field: name, text: read.error, control: part?.idOf(read.wrong[0] ?? 'day') }, parts: read.wrong };
}
