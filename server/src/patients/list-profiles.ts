import type { Caller } from '../http/caller.ts';
import { contactView, type ContactPointView } from './contact-points/contact-points.ts';

/** A patient with all that others need to name them; guests are none. */
export interface PatientProfile {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly birthDate: string | null;
  readonly gender: string | null;
  readonly updatedAt: Date;
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
  readonly contacts: readonly ContactPointView[];
}

interface Page {
  /** Only these. */
  readonly ids?: readonly string[];
  /** Those after this id. */
  readonly after?: string;
  readonly limit: number;
  /** Those of `ids` who are guests too: where staff say who they are. */
  readonly withGuests?: boolean;
}

/** Patients in the order of their ids; guests and merged ones are left out. Three queries, whatever their number. */
export async function listProfiles({ db }: Caller, { ids, after, limit, withGuests }: Page): Promise<PatientProfile[]> {
  const rows = await patientsOf(db, { ids, after, limit, withGuests });
  const patientId = { in: rows.map((row) => row.id) };
  const identifiers = inOrder(await db.Identifier.find({ where: { patientId } }));
  const contacts = inOrder(await db.ContactPoint.find({ where: { patientId } }));
  return rows.map((row) => ({
    id: row.id,
    givenName: row.givenName,
    familyName: row.familyName,
    preferredName: row.preferredName,
    birthDate: row.birthDate,
    gender: row.gender,
    updatedAt: row.updatedAt,
    identifiers: identifiers.filter((one) => one.patientId === row.id).map(({ system, value }) => ({ system, value })),
    contacts: contacts.filter((one) => one.patientId === row.id).map(contactView),
  }));
}

/** Those that are named are put in order here: asked to, MariaDB would rather read all ids than look up a hundred patients. */
async function patientsOf(db: Caller['db'], { ids, after, limit, withGuests }: Page) {
  const where = { ...(!(withGuests && ids) && { profile: true }), mergedIntoId: null };
  if (!ids) return db.Patient.find({ where: { ...where, ...(after !== undefined && { id: { gt: after } }) }, order: [['id', 'ASC']], limit });
  const wanted = after === undefined ? ids : ids.filter((id) => id > after);
  return inOrder(await db.Patient.find({ where: { ...where, id: { in: wanted } } })).slice(0, limit);
}

const inOrder = <T extends { readonly id: string }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
