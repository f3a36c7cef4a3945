import { z } from 'zod';

/** An amount of money: integer minor units of one ISO 4217 currency. */
export const Money = z
  .strictObject({
    amount: z.number().int().meta({ description: 'Minor units (cents)' }),
    currency: z.string().regex(/^[A-Z]{3}$/).meta({ description: 'ISO 4217' }),
  })
  .meta({ id: 'Money', description: 'Integer minor units with a currency' });

/** A row's id: UUIDv7. */
export const id = () => z.uuid().meta({ description: 'UUIDv7' });

/** Something that has a name of its own, as others mention it. */
export const Named = z.object({ id: id(), name: z.string() }).meta({ id: 'Named' });

/** A calendar day at the place: `YYYY-MM-DD`, one that exists. */
export const localDate = () => z.iso.date().meta({ description: 'Local calendar day, YYYY-MM-DD' });

/** An instant in RFC 3339 with the offset of the place where it happens, or Z. */
export const instant = () => z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339 with an offset' });

/** An instant that may stand in a calendar: databases and ticks hold no others. */
export const calendarInstant = () =>
  instant().refine((value) => value >= '1970-01-02' && value < '2200', { error: 'Between 1970 and 2200' });

/** A line of text a person typed: trimmed, no control characters, `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u);

/** Several lines of text a person typed: trimmed, `max` characters, no control characters but line ends and tabs. */
export const paragraph = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u);

/** Query of a list: the cursor of the page before, and how many (≤ 100). */
export const paging = {
  cursor: z.string().max(200).optional().meta({ description: 'nextCursor of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** One page of a list. */
export const page = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), nextCursor: z.string().nullable() });
