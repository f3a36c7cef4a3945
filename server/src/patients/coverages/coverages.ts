import { audit, auditRead } from '../../audit/audit.ts';
import type { Change, Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { isPatient } from '../is-patient.ts';
import type { Coverage } from '../patients.models.ts';

/** What staff say of an insurance; a field left out stays as it is. */
export interface CoverageFields {
  readonly payer?: string | undefined;
  readonly plan?: string | null | undefined;
  readonly memberId?: string | null | undefined;
  readonly status?: 'active' | 'cancelled' | undefined;
  readonly startsOn?: string | null | undefined;
  readonly endsOn?: string | null | undefined;
  readonly isDefault?: boolean | undefined;
}

/** A patient's insurances, the default first. @throws not-found */
export async function listCoverages(caller: Caller, patientId: string): Promise<readonly Row<Coverage>[]> {
  if (!(await isPatient(caller, patientId))) throw problem('not-found');
  await auditRead(caller, 'coverage.list', { type: 'Patient', id: patientId, patientId });
  return caller.db.Coverage.find({ where: { patientId }, order: [['preferred', 'DESC'], ['id', 'ASC']] });
}

/** Adds an insurance to a patient. @throws not-found; invalid-request — it would end before it begins */
export function createCoverage(caller: Caller, patientId: string, { isDefault = false, ...told }: CoverageFields & { readonly payer: string }): Promise<Row<Coverage>> {
  return tx(async () => {
    if (!(await isPatient(caller, patientId))) throw problem('not-found');
    assertOrder(caller, told);
    const { id } = await caller.db.Coverage.insert({
      id: caller.ids.next(),
      patientId,
      plan: null,
      memberId: null,
      startsOn: null,
      endsOn: null,
      ...given(told),
      payer: told.payer,
      status: 'active',
      preferred: null,
      totalsKeptByPayer: false,
      createdAt: caller.clock.now(),
    });
    if (isDefault) await makeDefault(caller, patientId, id);
    await audit(caller, 'coverage.create', { type: 'Coverage', id, patientId });
    return found(caller, patientId, id);
  });
}

/** Changes an insurance. @throws not-found; conflict — another system told of it: it says what it is; invalid-request — it would end before it begins */
export function changeCoverage(caller: Caller, patientId: string, id: string, { isDefault, ...told }: CoverageFields): Promise<Row<Coverage>> {
  return tx(async () => {
    const before = await found(caller, patientId, id);
    const change = given(told);
    if (before.source !== null && Object.keys(change).length > 0) throw problem('conflict');
    if (told.startsOn !== undefined || told.endsOn !== undefined) assertOrder(caller, { ...before, ...change });
    if (Object.keys(change).length > 0) await caller.db.Coverage.update({ id, patientId }, change);
    if (isDefault === true) await makeDefault(caller, patientId, id);
    if (isDefault === false) await caller.db.Coverage.update({ id, patientId }, { preferred: null });
    await audit(caller, 'coverage.change', { type: 'Coverage', id, patientId });
    return found(caller, patientId, id);
  });
}

/** Removes an insurance. @throws not-found; conflict — another system told of it, or an appointment has it */
export function removeCoverage(caller: Caller, patientId: string, id: string): Promise<void> {
  return tx(async () => {
    const { source } = await found(caller, patientId, id);
    if (source !== null || (await caller.db.AppointmentCoverage.count({ coverageId: id })) > 0) throw problem('conflict');
    await caller.db.Coverage.remove({ id, patientId });
    await audit(caller, 'coverage.remove', { type: 'Coverage', id, patientId });
  });
}

/** A patient has one default: of two made so at the same moment, one waits. */
async function makeDefault({ db }: Caller, patientId: string, id: string): Promise<void> {
  await db.Coverage.update({ patientId, preferred: 'y' }, { preferred: null });
  try {
    await db.Coverage.update({ id, patientId }, { preferred: 'y' });
  } catch (error) {
    throw violatedKey(error)?.startsWith('coverages.') ? retry() : error;
  }
}

function assertOrder({ language }: Caller, { startsOn, endsOn }: Pick<CoverageFields, 'startsOn' | 'endsOn'>): void {
  if (startsOn && endsOn && endsOn < startsOn) throw invalid('/endsOn', 'order', text(language, 'issue.order'));
}

async function found({ db }: Caller, patientId: string, id: string): Promise<Row<Coverage>> {
  const coverage = await db.Coverage.one({ id, patientId });
  if (!coverage) throw problem('not-found');
  return coverage;
}

const given = (told: Omit<CoverageFields, 'isDefault'>): Change<Coverage> => Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
