import type { Caller } from '../../http/caller.ts';
import { emailKey, phoneKey } from '../normalize.ts';

/** What a patient's login could be linked to without asking anybody. */
export type Linkable =
  | { readonly outcome: 'linkable'; readonly email: string | null; readonly phone: string | null }
  | { readonly outcome: 'shared-contact' | 'no-contact' };

type ContactRow = Awaited<ReturnType<Caller['db']['ContactPoint']['find']>>[number];
type System = ContactRow['system'];

/** A contact in the form in which logins are linked to it. */
interface Keyed {
  readonly contact: ContactRow;
  readonly key: string;
}

/** What one patient's login could be linked to. */
export const linkableContacts = async (caller: Caller, patientId: string): Promise<Linkable> =>
  (await linkableInBulk(caller, [patientId])).get(patientId) ?? { outcome: 'no-contact' };

/**
 * What the logins of many patients could be linked to without asking anybody: the preferred verified email and, where
 * `identity.linkBy` allows, phone. One that another living patient has too, verified or not, or that another's login is
 * linked to, is left out: whoever reads it may be the other one. Seven statements, whatever the number.
 */
export async function linkableInBulk(caller: Caller, patientIds: readonly string[]): Promise<Map<string, Linkable>> {
  if (patientIds.length === 0) return new Map();
  const wanted = caller.settings.get('identity.linkBy') === 'email' ? (['email'] as const) : (['email', 'phone'] as const);
  const verified = (await caller.db.ContactPoint.find({ where: { patientId: { in: patientIds } } })).filter(({ verifiedAt }) => verifiedAt !== null);
  const chosen = new Map(patientIds.map((id) => [id, wanted.flatMap((system) => keyed(verified.filter((one) => one.patientId === id && one.system === system)))]));
  const all = [...chosen.values()].flat();
  const shared = new Set([...(await linkedElsewhere(caller, all)), ...(await hadByOthers(caller, all))]);
  return new Map([...chosen].map(([id, contacts]) => [id, linkable(contacts, shared)]));
}

function linkable(contacts: readonly Keyed[], shared: ReadonlySet<Keyed>): Linkable {
  if (contacts.length === 0) return { outcome: 'no-contact' };
  const own = contacts.filter((one) => !shared.has(one));
  if (own.length === 0) return { outcome: 'shared-contact' };
  const of = (system: System) => own.find(({ contact }) => contact.system === system)?.key ?? null;
  return { outcome: 'linkable', email: of('email'), phone: of('phone') };
}

/** The preferred one of a patient's contacts of a system, else the oldest; none where it can't be linked to. */
function keyed(contacts: readonly ContactRow[]): Keyed[] {
  const contact = contacts.find(({ preferred }) => preferred === 'y') ?? [...contacts].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
  const key = contact && (contact.system === 'email' ? emailKey(contact.value) : phoneKey(contact.value));
  return contact && key ? [{ contact, key }] : [];
}

async function linkedElsewhere({ db }: Caller, contacts: readonly Keyed[]): Promise<Keyed[]> {
  const emails = ofSystem(contacts, 'email').map(({ key }) => key);
  const phones = ofSystem(contacts, 'phone').map(({ key }) => key);
  const users = [
    ...(emails.length > 0 ? await db.PortalUser.find({ where: { linkedEmail: { in: emails } } }) : []),
    ...(phones.length > 0 ? await db.PortalUser.find({ where: { linkedPhone: { in: phones } } }) : []),
  ];
  if (users.length === 0) return [];
  const links = await db.PortalUserPatient.find({ where: { portalUserId: { in: users.map(({ id }) => id) }, self: 'y' } });
  const ownerOf = new Map(links.map(({ portalUserId, patientId }) => [portalUserId, patientId]));
  return contacts.filter(({ contact, key }) => users.some((user) => (user.linkedEmail === key || user.linkedPhone === key) && ownerOf.get(user.id) !== contact.patientId));
}

async function hadByOthers({ db }: Caller, contacts: readonly Keyed[]): Promise<Keyed[]> {
  const same: ContactRow[] = [];
  for (const system of ['email', 'phone'] as const) {
    const spelled = [...new Set(ofSystem(contacts, system).flatMap(spellings))];
    if (spelled.length > 0) same.push(...(await db.ContactPoint.find({ where: { system, normalized: { in: spelled } } })));
  }
  const havers = new Map<string, string[]>();
  for (const { system, normalized, patientId } of same) havers.set(`${system} ${normalized}`, [...(havers.get(`${system} ${normalized}`) ?? []), patientId]);
  const others = (one: Keyed) => spellings(one).flatMap((normalized) => havers.get(`${one.contact.system} ${normalized}`) ?? []).filter((id) => id !== one.contact.patientId);
  const candidates = [...new Set(contacts.flatMap(others))];
  if (candidates.length === 0) return [];
  const living = new Set((await db.Patient.find({ where: { id: { in: candidates }, profile: true, deceased: false, mergedIntoId: null } })).map(({ id }) => id));
  return contacts.filter((one) => others(one).some((id) => living.has(id)));
}

const ofSystem = (contacts: readonly Keyed[], system: System) => contacts.filter(({ contact }) => contact.system === system);

/** A number is kept as it was stated: with and without the country. */
const spellings = ({ contact: { system, normalized }, key }: Keyed): string[] =>
  system === 'email' ? [...new Set([normalized, key])] : [...new Set([normalized, key, key.slice(1), key.replace(/^\+1/, '')])];
