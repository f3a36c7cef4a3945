import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { isId } from '../../ids.ts';
import { sourceOf } from '../../organizations/key-source.ts';
import { patientsById, patientsByIdentifier } from '../../patients/find-patients.ts';
import { listProfiles } from '../../patients/list-profiles.ts';
import { isKind } from '../fhir/reading.ts';
import { locate } from '../fhir/references.ts';
import { present, presentProfile, withOwnId, type Kept, type Presented } from './present-resource.ts';

interface Shown {
  readonly resource: Presented;
  readonly patientId: string | null;
}

/** One resource: by the id that the caller's source gave it, else by ours. Null where there is none. Writes no audit row. */
export async function findResource(
  caller: Caller,
  source: string,
  type: string,
  id: string,
): Promise<Presented | null> {
  return (await found(caller, source, type, id))?.resource ?? null;
}

/** The same for whoever asks: a patient's data is read on the record. @throws not-found */
export async function readFhir(caller: Caller, type: string, id: string): Promise<Presented> {
  const one = isKind(type) ? await found(caller, await sourceOf(caller), type, id) : null;
  if (!one) throw problem('not-found');
  if (one.patientId) await auditRead(caller, 'health.read', { type, id, patientId: one.patientId });
  return one.resource;
}

/** What resources are searched by. */
export interface Search {
  readonly _count: number;
  readonly cursor?: string;
  readonly patient?: string;
  readonly identifier?: string;
}

/** One page of a kind, oldest first, and where the next begins. An audit row for each patient shown. @throws not-found */
export async function listFhir(caller: Caller, type: string, search: Search) {
  if (!isKind(type)) throw problem('not-found');
  const source = await sourceOf(caller);
  const rows =
    type === 'Patient' ? await patients(caller, source, search) : await resources(caller, source, type, search);
  const page = rows.slice(0, search._count);
  const seen = new Set(page.map((one) => one.patientId).filter((id) => id !== null));
  await auditRead(
    caller,
    'health.list',
    [...seen].map((id) => ({ type: 'Patient', id, details: { kind: type } })),
  );
  const last = rows.length > search._count ? page.at(-1) : undefined;
  const base = `${caller.runtime.publicUrl}/v1/fhir/${type}`;
  return searchset(
    base,
    search,
    page.map((one) => one.resource),
    last?.cursor,
  );
}

async function found(caller: Caller, source: string, type: string, id: string): Promise<Shown | null> {
  const own = await caller.db.ClinicalResource.one({ source, type, sourceId: id });
  if (type === 'Patient')
    return patientOf(caller, source, own?.patientId ?? (await patientsById(caller, [id])).get(id));
  const row = own ?? (isId(id) ? await caller.db.ClinicalResource.one({ id, type }) : null);
  return row && { resource: present(row, source), patientId: row.patientId };
}

async function patientOf(caller: Caller, source: string, id: string | undefined): Promise<Shown | null> {
  const [one] = id === undefined ? [] : await shownPatients(caller, source, { ids: [id], limit: 1 });
  return one ?? null;
}

async function patients(caller: Caller, source: string, { patient, identifier, cursor, _count }: Search) {
  const wanted =
    identifier === undefined ? undefined : [...(await patientsByIdentifier(caller, [identifier])).values()];
  const named = patient === undefined ? undefined : await ownerOf(caller, source, patient);
  const both = named === undefined ? wanted : [named ?? ''].filter((id) => id !== '' && (wanted?.includes(id) ?? true));
  return shownPatients(caller, source, { ids: both, after: cursor, limit: _count + 1 });
}

/** Patients as a source told of them; those whom none told of, from their profile. */
async function shownPatients(caller: Caller, source: string, page: Parameters<typeof listProfiles>[1]) {
  const profiles = page.ids?.length === 0 ? [] : await listProfiles(caller, page);
  const where = { type: 'Patient', patientId: { in: profiles.map((one) => one.id) } };
  const rows = await caller.db.ClinicalResource.find({ where, order: [['id', 'ASC']] });
  return profiles.map((profile) => {
    const told: Kept | undefined =
      rows.find((row) => row.patientId === profile.id && row.source === source) ??
      rows.find((row) => row.patientId === profile.id);
    if (!told) return { resource: presentProfile(profile), patientId: profile.id, cursor: profile.id };
    const extra = { ...withOwnId(told, profile.id), ...(told.source === source ? {} : { id: profile.id }) };
    return { resource: { ...present(told, source), ...extra }, patientId: profile.id, cursor: profile.id };
  });
}

async function resources(
  caller: Caller,
  source: string,
  type: string,
  { patient, identifier, cursor, _count }: Search,
) {
  if (identifier !== undefined) {
    const ids = (await caller.db.ClinicalIdentifier.find({ where: { type, identifier } })).map((row) => row.resourceId);
    return shown(await caller.db.ClinicalResource.find({ where: { id: { in: ids } }, limit: _count }), source);
  }
  const owner = patient === undefined ? undefined : await ownerOf(caller, source, patient);
  if (owner === null) return [];
  const where = {
    type,
    ...(owner === undefined ? {} : { patientId: owner }),
    ...(cursor === undefined ? {} : { id: { gt: cursor } }),
  };
  return shown(await caller.db.ClinicalResource.find({ where, order: [['id', 'ASC']], limit: _count + 1 }), source);
}

const shown = (rows: readonly (Kept & { readonly patientId: string | null })[], source: string) =>
  rows.map((row) => ({ resource: present(row, source), patientId: row.patientId, cursor: row.id }));

/** Our id for a patient whom a program names by its own id or by ours, with or without `Patient/`. */
async function ownerOf(caller: Caller, source: string, patient: string): Promise<string | null> {
  const id = locate(patient).id ?? patient;
  const told = await caller.db.ClinicalResource.one({ source, type: 'Patient', sourceId: id });
  return told?.patientId ?? (await patientsById(caller, [id])).get(id) ?? null;
}


function searchset(base: string, search: Search, page: readonly Presented[], next: string | undefined) {
  const link = (relation: 'self' | 'next', cursor: string | undefined) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...search, cursor }))
      if (value !== undefined) query.set(name, String(value));
    return { relation, url: `${base}?${query.toString()}` };
  };
  return {
    resourceType: 'Bundle' as const,
    type: 'searchset' as const,
    link: [link('self', search.cursor), ...(next === undefined ? [] : [link('next', next)])],
    entry: page.map((resource) => ({
      fullUrl: `${base}/${resource.id}`,
      resource,
      search: { mode: 'match' as const },
    })),
  };
}
