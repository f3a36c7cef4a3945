import { msg, str } from '@lit/localize';
import { isDay } from './calendar-days.ts';

/** What a person typed into the three fields of a date. */
export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

/** A part of a date. */
export type DatePart = keyof TypedDate;

/** The day that was meant, or one sentence and the parts it speaks of. */
export type ReadDate = { date: string } | { error: string; wrong: readonly DatePart[] };

/**
 * Reads a typed date. One complaint at a time: a part that is missing, then a date that doesn't exist.
 * Months may be written out or shortened in the reader's language; spaces, dots and dashes don't matter.
 */
export function readDate(typed: TypedDate, monthNames: readonly (readonly string[])[]): ReadDate {
  const day = digits(typed.day);
  const month = monthOf(typed.month, monthNames);
  const year = digits(typed.year);
  const parts = [
    { part: 'day', text: typed.day, name: msg('a day') },
    { part: 'month', text: typed.month, name: msg('a month') },
    { part: 'year', text: typed.year, name: msg('a year') },
  ] as const;
  const missing = parts.filter(({ text }) => !text.trim());
  if (missing.length === 3) return { error: msg('Enter a date'), wrong: ['day', 'month', 'year'] };
  if (missing[1]) return { error: msg(str`The date must have ${missing[0]?.name} and ${missing[1].name}`), wrong: missing.map(({ part }) => part) };
  if (missing[0]) return { error: msg(str`The date must have ${missing[0].name}`), wrong: [missing[0].part] };
  if (year.length !== 4) return { error: msg('The year must have 4 numbers'), wrong: ['year'] };
  if (month < 1 || month > 12) return { error: msg('The month must be a number from 1 to 12, or its name'), wrong: ['month'] };
  const date = `${year}-${pad(month)}-${pad(Number(day))}`;
  if (!isDay(date)) return { error: msg('That day doesn’t exist in that month'), wrong: ['day'] };
  return { date };
}

const pad = (value: number) => String(value).padStart(2, '0');
const digits = (text: string) => text.replace(/[\s.\-/,]/g, '').normalize('NFKC');
const plain = (text: string) => text.normalize('NFD').replace(/[^\p{L}]/gu, '').toLowerCase();

function monthOf(text: string, names: readonly (readonly string[])[]) {
  const number = digits(text);
  if (/^\d{1,2}$/.test(number)) return Number(number);
  const written = plain(text);
  return written.length < 3 ? 0 : names.findIndex((forms) => forms.some((form) => plain(form).startsWith(written))) + 1;
}
