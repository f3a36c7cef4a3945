import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { cursorOf, readCursor } from '../../http/pages.ts';
import { invalid } from '../../http/problem.ts';
import { isId } from '../../ids.ts';
import { assertPatient, portalUserOf } from './portal-user-of.ts';
import { viewsOf, type PortalUserView } from './portal-user-view.ts';

/** A patient's login as staff see it, on the record; null where there is none. @throws not-found */
export async function readPortalUser(caller: Caller, patientId: string): Promise<PortalUserView | null> {
  await assertPatient(caller, patientId);
  const user = await portalUserOf(caller, patientId);
  const [view = null] = user ? await viewsOf(caller, [user]) : [];
  await auditRead(caller, 'portal-user.read', { type: 'PortalUser', id: user?.id ?? null, patientId });
  return view;
}

interface Wanted {
  readonly state?: 'linked' | 'invited' | 'active' | 'disabled' | undefined;
  readonly linkedBy?: 'phone' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A login in a list, with its patient. */
export interface ListedPortalUser {
  readonly user: PortalUserView;
  readonly patient: { readonly id: string; readonly givenName: string; readonly familyName: string };
}

/** Logins of patients, newest first. An audit row for each one that is shown. @throws invalid-request — a foreign cursor */
export async function listPortalUsers(caller: Caller, { state, linkedBy, cursor, limit }: Wanted): Promise<{ data: ListedPortalUser[]; nextCursor: string | null }> {
  const { db } = caller;
  const [before] = readCursor(cursor, { id: 'text' }) ?? [];
  if (before !== undefined && !isId(String(before))) throw invalid('/cursor', 'cursor', 'Use nextCursor of the page before', 'query');
  const where = {
    ...(before === undefined ? {} : { id: { lt: String(before) } }),
    ...(state ? { state } : {}),
    ...(linkedBy ? { linkedEmail: null, linkedPhone: { ne: null } } : {}),
  };
  const found = await db.PortalUser.find({ where, order: [['id', 'DESC']], limit: limit + 1 });
  const users = found.slice(0, limit);
  const links = await db.PortalUserPatient.find({ where: { portalUserId: { in: users.map(({ id }) => id) }, self: 'y' } });
  const patients = await db.Patient.find({ where: { id: { in: links.map(({ patientId }) => patientId) } } });
  const patientById = new Map(patients.map((one) => [one.id, one]));
  const patientOfUser = new Map(links.map(({ portalUserId, patientId }) => [portalUserId, patientById.get(patientId)]));
  const data = (await viewsOf(caller, users)).flatMap((user): ListedPortalUser[] => {
    const patient = patientOfUser.get(user.id);
    return patient ? [{ user, patient: { id: patient.id, givenName: patient.givenName, familyName: patient.familyName } }] : [];
  });
  await auditRead(caller, 'portal-user.read', data.map(({ user, patient }) => ({ type: 'PortalUser', id: user.id, patientId: patient.id })));
  const last = found.length > limit ? users.at(-1) : undefined;
  return { data, nextCursor: last ? cursorOf([last.id]) : null };
}
