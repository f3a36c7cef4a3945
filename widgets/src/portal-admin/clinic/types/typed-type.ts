import { msg } from '@lit/localize';
import type { FieldError } from '../../../parts/error-summary.ts';
import type { Desk } from '../../desk.ts';
import type { AdminType } from '../places.ts';
import { priceTyped, readPrice } from './typed-price.ts';

/** Who does it where, with the minutes as they are typed; empty: the type's own. */
export interface TypedOffer {
  practitionerId: string;
  locationId: string;
  minutes: string;
}

type Unit = NonNullable<AdminType['priorToBook']>['unit'];
type MinutesName = 'durationMinutes' | 'onlineDuration' | 'bufferBefore' | 'bufferAfter' | 'stepMinutes';

/** A new type before anything is typed. */
export const emptyType = {
  name: '', description: '', durationMinutes: '30', onlineDuration: '30', bufferBefore: '0', bufferAfter: '0', stepMinutes: '15', mode: 'inPerson' as string, medium: 'video' as string, price: '',
  bookableOnline: true, bookableBy: 'everyone' as string, priorToBook: '', priorToBookUnit: 'hours' as string, priorToCancel: '', priorToCancelUnit: 'hours' as string, priorToReschedule: '',
  priorToRescheduleUnit: 'hours' as string, active: true, offers: [] as readonly TypedOffer[], questionnaireIds: [] as readonly string[],
};
/** A type as it stands in the form. */
export type TypedType = typeof emptyType;

/** A known type as it stands in the form. */
export function typedOf(one: AdminType, desk: Desk): TypedType {
  const { name, description, mode, medium, bookableOnline, bookableBy, active, offers } = one;
  return {
    name, mode, bookableOnline, bookableBy, active, description: description ?? '', medium: medium ?? 'video', price: priceTyped(one.priceMinor, desk),
    durationMinutes: String(one.durationMinutes), onlineDuration: String(one.onlineDuration ?? ''), bufferBefore: String(one.bufferBefore), bufferAfter: String(one.bufferAfter),
    stepMinutes: String(one.stepMinutes),
    priorToBook: String(one.priorToBook?.value ?? ''), priorToBookUnit: one.priorToBook?.unit ?? 'hours',
    priorToCancel: String(one.priorToCancel?.value ?? ''), priorToCancelUnit: one.priorToCancel?.unit ?? 'hours',
    priorToReschedule: String(one.priorToReschedule?.value ?? ''), priorToRescheduleUnit: one.priorToReschedule?.unit ?? 'hours',
    offers: offers.map(({ practitionerId, locationId, durationMinutes }) => ({ practitionerId, locationId, minutes: durationMinutes ? String(durationMinutes) : '' })),
    questionnaireIds: one.questionnaireIds,
  };
}

const optional: readonly MinutesName[] = ['onlineDuration'];
const minutesNames: readonly MinutesName[] = ['durationMinutes', 'onlineDuration', 'bufferBefore', 'bufferAfter', 'stepMinutes'];
const isBuffer = (name: MinutesName) => name.startsWith('buffer');

const isMinutes = (text: string, least: number, most: number) => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most && Number(text) % 5 === 0;

/** What is typed and can't be so. */
export function wrongOfType(now: TypedType, desk: Desk): FieldError[] {
  const errors: FieldError[] = [];
  for (const name of minutesNames) {
    if (optional.includes(name) && !now[name].trim()) continue;
    if (isBuffer(name) ? !isMinutes(now[name], 0, 240) : !isMinutes(now[name], 5, 1440))
      errors.push({ field: name, text: isBuffer(name) ? msg('Enter minutes from 0 to 240, in steps of 5') : msg('Enter minutes from 5 to 1440, in steps of 5') });
  }
  for (const name of ['priorToBook', 'priorToCancel', 'priorToReschedule'] as const)
    if (now[name].trim() && !/^\d{1,3}$/.test(now[name].trim())) errors.push({ field: name, text: msg('Enter a number from 0 to 365, or nothing') });
  if (readPrice(now.price, desk) === undefined) errors.push({ field: 'price', text: msg('Enter an amount, such as 120.00') });
  for (const { practitionerId, locationId, minutes } of now.offers)
    if (minutes.trim() && !isMinutes(minutes, 5, 1440)) errors.push({ field: `offer-${practitionerId}-${locationId}`, text: msg('Enter minutes from 5 to 1440, in steps of 5') });
  return errors;
}

const notice = (value: string, unit: string) => (value.trim() ? { value: Number(value), unit: (unit === 'days' ? 'days' : 'hours') satisfies Unit as Unit } : null);
const oneOf = <Value extends string>(value: string, all: readonly Value[], usual: Value) => all.find((one) => one === value) ?? usual;

/** What is sent of it, apart from its words. */
export const bodyOfType = (now: TypedType, desk: Desk) => {
  const mode = oneOf(now.mode, ['inPerson', 'telehealth', 'either'] as const, 'inPerson');
  return {
    mode, medium: mode === 'inPerson' ? null : oneOf(now.medium, ['video', 'phone'] as const, 'video'), bookableOnline: now.bookableOnline, active: now.active,
    bookableBy: oneOf(now.bookableBy, ['everyone', 'existing', 'new', 'call'] as const, 'everyone'), priceMinor: readPrice(now.price, desk) ?? null,
    durationMinutes: Number(now.durationMinutes), onlineDuration: now.onlineDuration.trim() ? Number(now.onlineDuration) : null, bufferBefore: Number(now.bufferBefore),
    bufferAfter: Number(now.bufferAfter), stepMinutes: Number(now.stepMinutes), priorToBook: notice(now.priorToBook, now.priorToBookUnit),
    priorToCancel: notice(now.priorToCancel, now.priorToCancelUnit), priorToReschedule: notice(now.priorToReschedule, now.priorToRescheduleUnit),
    offers: now.offers.map(({ practitionerId, locationId, minutes }) => ({ practitionerId, locationId, durationMinutes: minutes.trim() ? Number(minutes) : null })),
    questionnaireIds: [...now.questionnaireIds],
  };
};
