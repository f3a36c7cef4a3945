import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { assertFresh } from '../../http/fresh.ts';
import { Problem, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { profileNames, type ProfileName } from '../../settings/catalog/profile.ts';
import { addContactPoint } from '../contact-points/add-contact-point.ts';
import { contactsOf, contactView, holdPatient } from '../contact-points/contact-points.ts';
import { removeContactPoint } from '../contact-points/remove-contact-point.ts';
import { countCode, putCode } from '../contact-points/send-code.ts';
import { normalizedContact } from '../contacts.ts';
import { assertBorn } from '../record/assert-born.ts';
import { recordOf, type RecordFields } from '../record/record.ts';
import { writeRecord } from '../record/write-record.ts';
import { contactField, contactIn, shownFields, type ContactField, type ShownFields } from './profile-fields.ts';
import { ownPatientId } from './read-profile.ts';

type Contacts = { readonly [Field in ContactField]?: string | null | undefined };

/** New values of some fields; null empties one. */
export type ProfileChange = { readonly [Field in keyof RecordFields]?: RecordFields[Field] | undefined } & Contacts & {
    readonly birthDate?: string | null | undefined;
  };

/**
 * Changes the caller's own record as far as the clinic's `profile.fields.…` let them: a field that is off doesn't exist,
 * a mandatory one can't be emptied. New contacts are added beside verified ones and a code goes out to them.
 * @throws invalid-request — at every field that can't be so
 * @throws fresh-authentication-required — contacts, where a person didn't prove lately who they are
 */
export async function changeProfile(caller: Caller, change: ProfileChange): Promise<void> {
  const patientId = ownPatientId(caller);
  assertFields(caller, change, shownFields(caller));
  const { email, cellPhone, homePhone, workPhone, ...record } = change;
  await assertBorn(caller, 'birthDate', record.birthDate);
  // Where messages go is asked for as with the contacts' own routes.
  if (contactFields.some((field) => change[field] !== undefined)) assertFresh(caller);
  await countCodes(caller, patientId, { email, cellPhone, homePhone, workPhone });
  await tx(async () => {
    await holdPatient(caller, patientId);
    const before = await recordOf(caller, patientId);
    if (!before) throw problem('not-found');
    await writeRecord(caller, before, record);
    for (const field of contactFields) await changeContact(caller, patientId, field, change[field]);
  });
}

/** A code for each contact that isn't there already. */
async function countCodes(caller: Caller, patientId: string, wanted: Contacts): Promise<void> {
  const given = contactFields.flatMap((field) => (wanted[field] ? [normalizedContact(field === 'email' ? 'email' : 'phone', wanted[field])] : []));
  if (given.length === 0) return;
  const present = new Set((await contactsOf(caller, patientId)).map(({ normalized }) => normalized));
  for (const normalized of given) if (normalized === null || !present.has(normalized)) await countCode(caller, patientId, normalized);
}

const contactFields: readonly ContactField[] = ['email', 'cellPhone', 'homePhone', 'workPhone'];
const kinds = { cellPhone: 'cell', homePhone: 'home', workPhone: 'work' } as const;

/** A new value takes the place of one that nobody proved; a verified one stays beside it until it is removed. Null removes all of the kind. */
async function changeContact(caller: Caller, patientId: string, field: ContactField, value: string | null | undefined): Promise<void> {
  if (value === undefined) return;
  const contacts = await contactsOf(caller, patientId);
  const own = contacts.filter((one) => contactField(contactView(one)) === field);
  if (value === null) {
    for (const { id } of own) await removeContactPoint(caller, patientId, id);
    return;
  }
  const system = field === 'email' ? 'email' : 'phone';
  const shown = contactIn(contacts, field);
  if (shown && shown.normalized === normalizedContact(system, value)) return;
  const kind = field === 'email' ? undefined : kinds[field];
  const added = await addContactPoint(caller, patientId, { system, value, kind });
  if (shown && shown.verifiedAt === null) await removeContactPoint(caller, patientId, shown.id);
  if (added.verifiedAt === null) await putCode(caller, added, (await holdPatient(caller, patientId)).preferredLanguage);
}

function assertFields({ language }: Caller, change: ProfileChange, shown: ShownFields): void {
  const given = new Map<string, unknown>(Object.entries(change));
  const errors = profileNames.flatMap((field) => {
    if (!given.has(field)) return [];
    if (!shown[field]) return [issue(field, 'unknown', text(language, 'issue.unknown', { keys: field }))];
    return given.get(field) === null && shown[field] === 'mandatory' ? [issue(field, 'required', text(language, 'issue.filled-in'))] : [];
  });
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}

const issue = (field: ProfileName, code: string, message: string) => ({ in: 'body', path: `/${field}`, code, message }) as const;
