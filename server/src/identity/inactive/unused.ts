const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Between the notice and the end. */
const noticeMs = 30 * dayMs;
/** A notice that led to nothing for so long was for another rule: it is given anew. */
const staleMs = 90 * dayMs;

/** When somebody was last seen, and when they were told that their login will end. */
export interface Unused {
  readonly createdAt: Date;
  readonly invitedAt: Date | null;
  readonly lastSignInAt: Date | null;
  readonly noticedAt: Date | null;
}

/** When a login that nobody uses is told of its end, and, once it is, on which day that comes. */
export function endOfUnused(
  { createdAt, invitedAt, lastSignInAt, noticedAt }: Unused,
  months: number,
  now: Date,
): { readonly noticeDueAt: Date; readonly noticed: { readonly endsOn: string } | null } {
  const lastUse = Math.max(createdAt.getTime(), invitedAt?.getTime() ?? 0, lastSignInAt?.getTime() ?? 0);
  const end = monthsLater(new Date(lastUse), months).getTime();
  const noticeDueAt = new Date(end - noticeMs);
  const told = noticedAt?.getTime() ?? 0;
  if (told <= lastUse || now.getTime() - told > staleMs) return { noticeDueAt, noticed: null };
  return { noticeDueAt, noticed: { endsOn: new Date(Math.max(end, told + noticeMs)).toISOString().slice(0, 10) } };
}

/** Whether a day is over everywhere on earth. */
export const isOver = (day: string, now: Date): boolean => now.getTime() >= Date.parse(`${day}T00:00:00Z`) + dayMs + 12 * hourMs;

/** The same day so many months later, or the last day of a shorter month. */
function monthsLater(from: Date, months: number): Date {
  const later = new Date(from);
  later.setUTCMonth(from.getUTCMonth() + months);
  if (later.getUTCDate() !== from.getUTCDate()) later.setUTCDate(0);
  return later;
}
