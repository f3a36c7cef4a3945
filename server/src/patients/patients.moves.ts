import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import type { PatientDetail } from './details.models.ts';
import { plainMove, type Merge, type Move, type Moved } from './duplicates/move.ts';
import { indexPatients } from './search/index-patients.ts';

/** What patients own in their own slice, and how a merge hands it on. */
export const moves: readonly Move[] = [
  { table: 'contact_points', columns: ['patientId'], move: moveContacts },
  { table: 'patient_practitioners', columns: ['patientId'], move: movePractitioners },
  { table: 'coverages', columns: ['patientId'], move: moveCoverages },
  { table: 'patient_details', columns: ['patientId'], move: moveDetails },
  { table: 'duplicate_reviews', columns: ['patientId', 'otherPatientId'], move: moveReviews },
  plainMove('identifiers', (db) => db.Identifier),
  { table: 'patient_terms', columns: ['patientId'], move: findAnew },
];

/** One contact stays one, verified if either was; whom the survivor prefers stays preferred. */
async function moveContacts({ db }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const present = await db.ContactPoint.find({ where: { patientId: survivorId } });
  const preferred = new Set(present.filter((one) => one.preferred === 'y').map(({ system }) => system));
  const decided: string[] = [];
  let rows = 0;
  for (const { id, system, normalized, verifiedAt, kind, preferred: wasPreferred } of await db.ContactPoint.find({ where: { patientId: mergedId }, order: [['id', 'ASC']] })) {
    const same = present.find((one) => one.system === system && one.normalized === normalized);
    const keeps = wasPreferred === 'y' && !preferred.has(system);
    if (keeps) preferred.add(system);
    if (same) {
      await db.ContactPoint.remove({ id });
      const own = { verifiedAt: same.verifiedAt ?? verifiedAt, kind: same.kind ?? kind, preferred: keeps ? ('y' as const) : same.preferred };
      await db.ContactPoint.update({ id: same.id }, own);
      decided.push('contact-point the same');
      continue;
    }
    if (wasPreferred === 'y' && !keeps) decided.push(`contact-point ${system} no longer preferred`);
    rows += await db.ContactPoint.update({ id }, { patientId: survivorId, preferred: keeps ? 'y' : null });
  }
  return { rows, decided };
}

/** The survivor's default practitioner stays the default. */
async function movePractitioners({ db }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const present = await db.PatientPractitioner.find({ where: { patientId: survivorId } });
  let hasDefault = present.some(({ role }) => role === 'default');
  const decided: string[] = [];
  let rows = 0;
  for (const { practitionerId, role } of await db.PatientPractitioner.find({ where: { patientId: mergedId } })) {
    const becomes = role === 'default' && !hasDefault ? 'default' : 'additional';
    if (role === 'default' && hasDefault) decided.push('practitioner no longer the default');
    hasDefault ||= becomes === 'default';
    if (present.some((one) => one.practitionerId === practitionerId)) {
      await db.PatientPractitioner.remove({ patientId: mergedId, practitionerId });
      if (becomes === 'default') await db.PatientPractitioner.update({ patientId: survivorId, practitionerId }, { role: becomes });
      continue;
    }
    rows += await db.PatientPractitioner.update({ patientId: mergedId, practitionerId }, { patientId: survivorId, role: becomes });
  }
  return { rows, decided };
}

/** The survivor's default coverage stays the default. */
async function moveCoverages({ db }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const decided: string[] = [];
  if (await db.Coverage.one({ patientId: survivorId, preferred: 'y' })) {
    if ((await db.Coverage.update({ patientId: mergedId, preferred: 'y' }, { preferred: null })) > 0) decided.push('coverage no longer the default');
  }
  return { rows: await db.Coverage.update({ patientId: mergedId }, { patientId: survivorId }), decided };
}

/** What the survivor tells stays; where it tells nothing the other's word is taken over. */
async function moveDetails({ db, clock }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const theirs = await db.PatientDetail.one({ patientId: mergedId });
  if (!theirs) return { rows: 0 };
  const own = await db.PatientDetail.one({ patientId: survivorId });
  if (!own) return { rows: await db.PatientDetail.update({ patientId: mergedId }, { patientId: survivorId }) };
  const { missing, differing } = filledFrom(detailFields, own, theirs);
  if (Object.keys(missing).length > 0) await db.PatientDetail.update({ patientId: survivorId }, { ...missing, updatedAt: clock.now() });
  await db.PatientDetail.remove({ patientId: mergedId });
  return { rows: 1, decided: differing.map((field) => `${field} differed`) };
}

const detailFields = [
  'pronouns', 'emergencyContactName', 'emergencyContactPhone', 'emergencyContactRelationship', 'generalPractitioner', 'referralType', 'occupation',
  'employer', 'healthCardNumber', 'communicationPreference',
] as const satisfies readonly (keyof Row<PatientDetail>)[];

/** Of some fields: those that only the other record has, and the names of those in which both differ. */
export function filledFrom<Name extends string, T extends Readonly<Record<Name, unknown>>>(
  fields: readonly Name[],
  own: T,
  theirs: T,
): { missing: Partial<Pick<T, Name>>; differing: Name[] } {
  const missing: Partial<Pick<T, Name>> = {};
  for (const name of fields) if (own[name] === null && theirs[name] !== null) missing[name] = theirs[name];
  return { missing, differing: fields.filter((name) => own[name] !== null && theirs[name] !== null && own[name] !== theirs[name]) };
}

/** Reviews of the merged record become the survivor's, each pair once: what staff decided of it stays decided. */
async function moveReviews({ db, clock }: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  const mine = [
    ...(await db.DuplicateReview.find({ where: { patientId: mergedId } })),
    ...(await db.DuplicateReview.find({ where: { otherPatientId: mergedId } })),
  ];
  let rows = 0;
  for (const { id, patientId, otherPatientId, state, decidedById, decidedAt } of mine) {
    const other = patientId === mergedId ? otherPatientId : patientId;
    if (other === survivorId) {
      // The evidence of a merge names the merged one second: nothing belongs to it.
      rows += await db.DuplicateReview.update({ id }, { patientId: survivorId, otherPatientId: mergedId, state: 'merged', decidedAt: decidedAt ?? clock.now() });
      continue;
    }
    const there = (await db.DuplicateReview.one({ patientId: survivorId, otherPatientId: other })) ?? (await db.DuplicateReview.one({ patientId: other, otherPatientId: survivorId }));
    if (there) {
      await db.DuplicateReview.remove({ id });
      if (there.state === 'open' && state !== 'open') await db.DuplicateReview.update({ id: there.id }, { state, decidedById, decidedAt });
      continue;
    }
    rows += await db.DuplicateReview.update({ id }, patientId === mergedId ? { patientId: survivorId } : { otherPatientId: survivorId });
  }
  return { rows };
}

/** The survivor is found by the phones of both, the merged one no longer: after the contacts have moved. */
async function findAnew(caller: Caller, { mergedId, survivorId }: Merge): Promise<Moved> {
  await indexPatients(caller, [survivorId, mergedId]);
  return { rows: 0 };
}
