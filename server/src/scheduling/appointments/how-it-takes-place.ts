import type { Caller } from '../../http/caller.ts';
import { invalid } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import type { AppointmentType } from '../offers/offers.models.ts';
import type { Appointment } from '../scheduling.models.ts';

type Way = Pick<Appointment, 'mode' | 'medium'>;

/** How a visit of a type takes place: the patient chooses where the type leaves it open. In person unless said. */
export function wayOf(type: Pick<AppointmentType, 'mode' | 'medium'>, wanted?: Appointment['mode']): Way {
  const mode = wanted ?? (type.mode === 'telehealth' ? 'telehealth' : 'inPerson');
  return { mode, medium: mode === 'telehealth' ? (type.medium ?? 'video') : null };
}

/** The same for a booking online, where only what the type offers can be chosen. @throws invalid-request — at `/mode` */
export function chosenWay(caller: Caller, type: Pick<AppointmentType, 'mode' | 'medium'>, wanted: Appointment['mode'] | undefined): Way {
  if (wanted !== undefined && type.mode !== 'either' && wanted !== type.mode) throw invalid('/mode', 'not-offered', text(caller.language, 'issue.mode'));
  return wayOf(type, wanted);
}
