import { msg, str } from '@lit/localize';
import { missing } from '../../accounts/field-errors.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import type { Ok } from '../../portal/client.ts';
import type { Desk } from '../desk.ts';
import { clinicWall } from '../moment.ts';

/** A patient's insurance as staff keep it. */
export type Coverage = Ok<'/v1/admin/patients/{id}/coverages'>['data'][number];

/** What stands in its form. */
export interface Typed {
  payer: string;
  plan: string;
  memberId: string;
  startsOn: string;
  endsOn: string;
  isDefault: boolean;
}

/** The form before anything is typed; where no insurance is the default yet, a new one is offered as it. */
export const initial = (one: Coverage | undefined, all: readonly Coverage[]): Typed => ({
  payer: one?.payer ?? '', plan: one?.plan ?? '', memberId: one?.memberId ?? '', startsOn: one?.startsOn ?? '', endsOn: one?.endsOn ?? '',
  isDefault: one ? one.isDefault : !all.some(({ isDefault }) => isDefault),
});

const asSent = ({ payer, plan, memberId, startsOn, endsOn, isDefault }: Typed) => ({
  payer: payer.trim(), plan: plan.trim() || null, memberId: memberId.trim() || null, startsOn: startsOn || null, endsOn: endsOn || null, isDefault,
});

/** What a new one sends. */
export const added = asSent;

/** What of a known one was changed; nothing, where all is as it was. */
export function changed(one: Coverage, typed: Typed): Partial<ReturnType<typeof asSent>> | undefined {
  const news = Object.entries(asSent(typed)).filter(([name, value]) => value !== Reflect.get(one, name));
  return news.length ? Object.fromEntries(news) : undefined;
}

/** What the form itself finds wrong; `isBroken` tells of a date that isn't whole. */
export function wrong({ payer, startsOn, endsOn }: Typed, isBroken: (name: 'startsOn' | 'endsOn') => boolean): readonly FieldError[] {
  const errors = missing([{ field: 'payer', value: payer, text: msg('Enter who insures the patient') }]);
  const broken = (['startsOn', 'endsOn'] as const).filter(isBroken);
  errors.push(...broken.map((field) => ({ field, text: msg('Enter the whole date, or leave it empty') })));
  if (startsOn && endsOn && endsOn < startsOn) errors.push({ field: 'endsOn', text: msg('The last day must not be before the first') });
  return errors;
}

/** "Sun Life, Gold" */
export const coverageName = ({ payer, plan }: Pick<Coverage, 'payer' | 'plan'>) => [payer, plan].filter(Boolean).join(', ');

/** The days on which it is in force, where any are known. */
export function periodText({ startsOn, endsOn }: Coverage, { locale }: Desk) {
  if (startsOn && endsOn) return `${locale.date(startsOn)} – ${locale.date(endsOn)}`;
  if (startsOn) return msg(str`From ${locale.date(startsOn)}`);
  return endsOn ? msg(str`Until ${locale.date(endsOn)}`) : undefined;
}

/** Whether one can book with it: today, later, no longer; or what the system that told of it says instead. */
export function standing({ status, startsOn, endsOn }: Coverage, { clock }: Desk): { isOver: boolean; text?: string } {
  const today = clinicWall(new Date().toISOString(), clock).slice(0, 10);
  if (status === 'cancelled' || (endsOn && endsOn < today)) return { isOver: true, text: msg('Ended') };
  if (status !== 'active') return { isOver: true, text: status === 'draft' ? msg('Draft') : status === 'entered-in-error' ? msg('Entered by mistake') : status };
  return startsOn && startsOn > today ? { isOver: false, text: msg('Not in force yet') } : { isOver: false };
}
