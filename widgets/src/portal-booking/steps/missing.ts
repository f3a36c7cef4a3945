import { msg } from '@lit/localize';
import type { FieldError } from '../../parts/error-summary.ts';
import type { Draft } from '../draft.ts';
import type { Step } from './view.ts';

/** What has to be answered before one goes on, first things first. */
export function missingIn(step: Step, { typeId, locationId, start }: Draft): FieldError[] {
  if (step === 'visit' && !typeId) return [{ field: 'type', text: msg('Choose a type of visit') }];
  if (step === 'visit' && !locationId) return [{ field: 'location', text: msg('Choose a clinic') }];
  return step === 'time' && !start ? [{ field: 'slot', text: msg('Choose a time') }] : [];
}
