/** Calendar days as `YYYY-MM-DD` and months as `YYYY-MM`: plain text, no zone anywhere. */

const toDate = (day: string) => new Date(`${day}T00:00:00Z`);
const toDay = (date: Date) => date.toISOString().slice(0, 10);

/** The day so many days later. */
export function addDays(day: string, count: number) {
  const date = toDate(day);
  date.setUTCDate(date.getUTCDate() + count);
  return toDay(date);
}

/** The month so many months later. */
export function addMonths(month: string, count: number) {
  const date = toDate(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return toDay(date).slice(0, 7);
}

/** How many days a month has. */
export const daysIn = (month: string) => Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8));

/** The same day of another month, or its last one where that month is shorter. */
export const clamped = (day: string, month: string) =>
  `${month}-${String(Math.min(Number(day.slice(8)), daysIn(month))).padStart(2, '0')}`;

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string) => toDate(day).getUTCDay() || 7;

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string) => Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000);

/** The weeks of a month, each from the locale's first weekday; `undefined` where a week reaches into another month. */
export function weeksOf(month: string, firstDay: number): (string | undefined)[][] {
  const days = Array.from({ length: daysIn(month) }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`);
  const lead = (weekdayOf(`${month}-01`) - firstDay + 7) % 7;
  const cells = [...Array.from<undefined>({ length: lead }), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_, i) => cells[week * 7 + i]));
}

/** Whether a text is a day that exists. */
export const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(toDate(day).getTime()) && toDay(toDate(day)) === day;
