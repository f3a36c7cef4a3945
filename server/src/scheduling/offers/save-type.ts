import { audit } from '../../audit/audit.ts';
import type { Change, New, Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { formsOfTypes, setTypeForms } from '../../forms/type-forms.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import type { AppointmentType, Offer } from './offers.models.ts';

/** A type, who offers it where, and the forms that go with it. */
export type WithOffers = Row<AppointmentType> & { readonly offers: readonly Row<Offer>[]; readonly questionnaireIds: readonly string[] };

/** Who does a type where, perhaps in a time of their own. */
export interface OfferFields {
  readonly practitionerId: string;
  readonly locationId: string;
  readonly durationMinutes?: number | null | undefined;
}

interface Offers {
  /** Replaces all of them; absent: they stay. */
  readonly offers?: readonly OfferFields[] | undefined;
  /** The same of forms that whoever books it is asked for. */
  readonly questionnaireIds?: readonly string[] | undefined;
}

const usual = {
  bookableOnline: false,
  bufferBefore: 0,
  bufferAfter: 0,
  stepMinutes: 15,
  mode: 'inPerson',
  bookableBy: 'everyone',
  position: 0,
  active: true,
} as const;

type Fields = Pick<AppointmentType, 'name' | 'durationMinutes'> &
  Partial<Omit<New<AppointmentType>, 'id' | 'createdAt'>>;

/** Adds a type. It isn't bookable online unless that is asked for. @throws not-found — a practitioner or location isn't there */
export function createAppointmentType(
  caller: Caller,
  { offers = [], questionnaireIds = [], ...fields }: Fields & Offers,
): Promise<WithOffers> {
  return tx(async () => {
    const row = { ...usual, ...fields, id: caller.ids.next(), createdAt: caller.clock.now() };
    const type = await caller.db.AppointmentType.insert(row);
    await setOffers(caller, row.id, offers);
    await setTypeForms(caller, row.id, questionnaireIds);
    await audit(caller, 'appointment-type.create', { type: 'AppointmentType', id: row.id });
    return withOffers(caller, type);
  });
}

/** Changes a type. Appointments and holds keep what was booked. @throws not-found */
export function changeAppointmentType(
  caller: Caller,
  id: string,
  { offers, questionnaireIds, ...change }: Change<AppointmentType> & Offers,
): Promise<WithOffers> {
  return tx(async () => {
    if (Object.keys(change).length > 0) await caller.db.AppointmentType.update({ id }, change);
    const type = await caller.db.AppointmentType.one({ id });
    if (!type) throw problem('not-found');
    if (offers) await setOffers(caller, id, offers);
    if (questionnaireIds) await setTypeForms(caller, id, questionnaireIds);
    const fields = [...Object.keys(change), ...(offers ? ['offers'] : []), ...(questionnaireIds ? ['questionnaireIds'] : [])];
    await audit(caller, 'appointment-type.change', { type: 'AppointmentType', id, details: { fields } });
    return withOffers(caller, type);
  });
}

/** All types, with who offers them where. */
export async function listAllTypes(caller: Caller): Promise<WithOffers[]> {
  const types = await caller.db.AppointmentType.find();
  const all = await caller.db.Offer.find();
  const offers = new Map(types.map(({ id }): [string, Row<Offer>[]] => [id, []]));
  for (const offer of all) offers.get(offer.appointmentTypeId)?.push(offer);
  const forms = await formsOfTypes(caller, types.map(({ id }) => id));
  return types.map((type) => ({ ...type, offers: offers.get(type.id) ?? [], questionnaireIds: forms.get(type.id) ?? [] }));
}

const withOffers = async ({ db }: Caller, type: Row<AppointmentType>): Promise<WithOffers> => ({
  ...type,
  offers: await db.Offer.find({ where: { appointmentTypeId: type.id } }),
  questionnaireIds: (await formsOfTypes({ db }, [type.id])).get(type.id) ?? [],
});

async function setOffers({ db }: Caller, appointmentTypeId: string, offers: readonly OfferFields[]): Promise<void> {
  const practitionerIds = [...new Set(offers.map((one) => one.practitionerId))];
  const locationIds = [...new Set(offers.map((one) => one.locationId))];
  if ((await db.Practitioner.count({ id: { in: practitionerIds } })) !== practitionerIds.length)
    throw problem('not-found');
  if ((await db.Location.count({ id: { in: locationIds } })) !== locationIds.length) throw problem('not-found');
  await db.Offer.remove({ appointmentTypeId });
  const once = new Map(offers.map((one) => [`${one.practitionerId} ${one.locationId}`, one]));
  const rows = [...once.values()].map(({ durationMinutes = null, ...one }) => ({
    ...one,
    appointmentTypeId,
    durationMinutes,
  }));
  await db.Offer.insertAll(rows);
}
