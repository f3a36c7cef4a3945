import type { Caller } from '../../http/caller.ts';
import { emailKey, phoneKey } from '../normalize.ts';

/** What a patient's login could be linked to without asking anybody. */
export type Linkable =
  | { readonly outcome: 'linkable'; readonly email: string | null; readonly phone: string | null }
  | { readonly outcome: 'shared-contact' | 'no-contact' };

type ContactRow = Awaited<ReturnType<Caller['db']['ContactPoint']['find']>>[number];

/**
 * The preferred verified email and, where `identity.linkBy` allows, phone of a patient. One that another living patient
 * has too, verified or not, or that another login is linked to, is left out: whoever reads it may be the other one.
 */
export async function linkableContacts(caller: Caller, patientId: string): Promise<Linkable> {
  const { db, settings } = caller;
  const verified = (await db.ContactPoint.find({ where: { patientId } })).filter(({ verifiedAt }) => verifiedAt !== null);
  const wanted = settings.get('identity.linkBy') === 'email' ? (['email'] as const) : (['email', 'phone'] as const);
  const found = wanted.map((system) => best(verified.filter((one) => one.system === system))).filter((one) => one !== undefined);
  const keyed = found.flatMap((contact) => (keyOf(contact) === null ? [] : [contact]));
  if (keyed.length === 0) return { outcome: 'no-contact' };
  const own: ContactRow[] = [];
  for (const contact of keyed) if (!(await isShared(caller, contact))) own.push(contact);
  if (own.length === 0) return { outcome: 'shared-contact' };
  const ofSystem = (system: 'email' | 'phone') => own.filter((one) => one.system === system).map(keyOf)[0] ?? null;
  return { outcome: 'linkable', email: ofSystem('email'), phone: ofSystem('phone') };
}

const best = (contacts: readonly ContactRow[]): ContactRow | undefined =>
  contacts.find(({ preferred }) => preferred === 'y') ?? [...contacts].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];

const keyOf = ({ system, value }: Pick<ContactRow, 'system' | 'value'>) => (system === 'email' ? emailKey(value) : phoneKey(value));

async function isShared({ db }: Caller, contact: ContactRow): Promise<boolean> {
  const key = keyOf(contact) ?? '';
  const linked = await db.PortalUser.one(contact.system === 'email' ? { linkedEmail: key } : { linkedPhone: key });
  if (linked && !(await db.PortalUserPatient.one({ portalUserId: linked.id, patientId: contact.patientId, self: 'y' }))) return true;
  const same = await db.ContactPoint.find({ where: { system: contact.system, normalized: { in: spellings(contact, key) } } });
  const others = [...new Set(same.map(({ patientId }) => patientId))].filter((id) => id !== contact.patientId);
  if (others.length === 0) return false;
  const patients = await db.Patient.find({ where: { id: { in: others }, profile: true, deceased: false, mergedIntoId: null }, limit: 1 });
  return patients.length > 0;
}

/** A number is kept as it was stated: with and without the country. */
const spellings = ({ system, normalized }: ContactRow, key: string): string[] =>
  system === 'email' ? [normalized, key] : [...new Set([normalized, key, key.slice(1), key.replace(/^\+1/, '')])];
