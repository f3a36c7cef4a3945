import { field, firstOf, list } from './json.ts';

const form =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([0-2]\d):([0-5]\d)(?::([0-6]\d)(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** A FHIR date or dateTime, as exact as it was given (`2019`, `2019-03`, a day, an instant); nothing if it is no date. */
export function fhirDate(value: unknown): string | undefined {
  const given = typeof value === 'string' ? value.trim() : undefined;
  const parts = given === undefined ? null : form.exec(given);
  if (given === undefined || !parts) return undefined;
  const [, year = 0, month = 1, day = 1, hour = 0] = parts.map((part) => Number(part ?? '1'));
  return year >= 1 && isDay(year, month, day) && (parts[4] === undefined || hour <= 23) ? given : undefined;
}

/** The date alone, where the sender was: an instant's own local day, so that no zone moves it. */
export const dayOf = (date: string): string => date.slice(0, 10);

/** The instant at which a date, however partial, begins; days without a zone are taken in UTC. For sorting only. */
export function beginOf(date: string): Date {
  const parts = form.exec(date);
  const [, year = '1970', month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    parts ?? [];
  const begin = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}${zone}`);
  return Number.isNaN(begin.getTime()) ? new Date(`${year}-${month}-${day}T00:00:00Z`) : begin;
}

/** The instant at which a date, however partial, is over: the year, month or day itself is still part of it. */
export function endOf(date: string): Date {
  const begin = beginOf(date);
  if (date.length > 10) return begin;
  const [years, months, days] = [date.length === 4 ? 1 : 0, date.length === 7 ? 1 : 0, date.length === 10 ? 1 : 0];
  return new Date(Date.UTC(begin.getUTCFullYear() + years, begin.getUTCMonth() + months, begin.getUTCDate() + days));
}

/** The first field of a resource that holds a date; a Period gives its start. */
export const dateIn = (resource: unknown, ...names: string[]): string | undefined =>
  firstOf(names, (name) => firstOf(list(field(resource, name)), (value) => fhirDate(value) ?? startOf(value)));

const startOf = (value: unknown) => firstOf(['start', 'end'], (edge) => fhirDate(field(value, edge)));

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year < 100 ? year + 2000 : year, month - 1, day)); // Date.UTC takes 0–99 for 1900–1999
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
