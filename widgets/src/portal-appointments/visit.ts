import { msg, str } from '@lit/localize';
import { phoneIcon } from '../parts/core-icons.ts';
import { pinIcon, videoIcon } from '../parts/icon.ts';
import type { Ok } from '../portal/client.ts';
import type { Locale } from '../portal/locale.ts';

/** A visit of the signed-in person, as the API says it. */
export type Appointment = Ok<'/v1/me/appointments'>['data'][number];

type Way = Pick<Appointment, 'mode' | 'medium'>;

/** Whether it takes place by telephone: nobody joins or goes anywhere. */
export const isByPhone = ({ mode, medium }: Way) => mode === 'telehealth' && medium === 'phone';

/** "In person", "By phone", "By video": no two of them can be mistaken for each other. */
export const wayOf = (one: Way) => (one.mode === 'inPerson' ? msg('In person') : isByPhone(one) ? msg('By phone') : msg('By video'));

/** The sign beside these words. */
export const wayIcon = (one: Way) => (one.mode === 'inPerson' ? pinIcon : isByPhone(one) ? phoneIcon : videoIcon);

/** "By video, 10:30 am" */
export function wayAndTime(one: Way, locale: Locale, start: string) {
  const time = locale.time(start);
  if (one.mode === 'inPerson') return msg(str`In person, ${time}`);
  return isByPhone(one) ? msg(str`By phone, ${time}`) : msg(str`By video, ${time}`);
}

/** "2140 Yonge Street, Toronto" */
export const streetOf = ({ location: { address, city } }: Appointment) => [address, city].filter(Boolean).join(', ');

/** Whether it was called off: it won't take place, whenever it would have been. */
export const isOff = ({ status }: Appointment) => status === 'cancelled' || status === 'declined';

/** Whether it may still take place. */
export const isOpen = ({ status }: Appointment) => status === 'booked' || status === 'pending';
