import { msg, str } from '@lit/localize';
import type { Kind } from './catalog.ts';

/** What a field makes of what was typed: a value, or the sentence that says what to type. */
export type Read = { value: unknown } | { wrong: string };

/** Reads a whole number of a setting. */
export function readNumber(text: string, { min = 0, max = Number.MAX_SAFE_INTEGER }: Kind): Read {
  const number = Number(text.trim());
  return text.trim() && Number.isInteger(number) && number >= min && number <= max ? { value: number } : { wrong: msg(str`Enter a whole number from ${min} to ${max}`) };
}

/** Reads numbers with commas or spaces between, the largest first. */
export function readNumbers(text: string, kind: Kind): Read {
  const { min = 0, max = 0, most = 100 } = kind;
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const read = parts.map((one) => readNumber(one, kind));
  const wrong = read.some((one) => 'wrong' in one) || parts.length > most;
  if (wrong) return { wrong: msg(str`Enter at most ${most} whole numbers from ${min} to ${max}, with commas between`) };
  return { value: [...new Set(read.map((one) => ('value' in one ? Number(one.value) : 0)))].sort((one, other) => other - one) };
}

/** Reads one line: an address that can be opened or written to, where it has to be one. */
export function readLine(text: string, { type, isNullable }: Kind): Read {
  const line = text.trim();
  if (!line) return isNullable ? { value: null } : { wrong: msg('Enter a text') };
  if (type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(line)) return { wrong: msg('Enter an address such as name@clinic.example') };
  if (type === 'url' && !URL.canParse(line)) return { wrong: msg('Enter an address that begins with https://') };
  return { value: line };
}

/** Reads a time of day: 8, 8:30, 21h00. */
export function readTime(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^\s*(\d{1,2})(?:[:h.]\s?(\d{2}))?\s*$/i.exec(text) ?? [];
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}
