import { text as words } from '../../locales/text.ts';
import { recordCoverage } from '../../patients/record-coverage.ts';
import { dayOf, fhirDate } from '../fhir/dates.ts';
import { field, firstOf, list, path, text, type Json } from '../fhir/json.ts';
import { references } from '../fhir/references.ts';
import { allCodes } from '../fhir/words.ts';
import type { Owners } from './owners.ts';
import type { Prepared } from './prepare.ts';
import type { ImportContext } from './rows.ts';

/** Keeps the Coverages of a batch as the insurances of their patients too. Inside `tx`. */
export async function keepCoverages(
  context: ImportContext,
  owners: Owners,
  written: readonly Prepared[],
): Promise<void> {
  const { caller, source } = context;
  const coverages = written.filter((one) => one.kind === 'Coverage');
  if (coverages.length === 0) return;
  const payers = await payerNames(context, coverages);
  for (const { resource, sourceId, reading } of coverages) {
    const patientId = owners.of(reading.patient);
    if (typeof patientId !== 'string') continue;
    const payer = firstOf(references(resource['payor']), ({ id }) => payers.get(id ?? '')) ?? reading.facts.name;
    await recordCoverage(caller, {
      patientId,
      source,
      sourceId,
      payer: (payer ?? words(caller.language, 'health.unnamed.payer')).slice(0, 200),
      plan: classOf(resource, 'plan') ?? classOf(resource, 'group') ?? null,
      memberId: text(field(resource, 'subscriberId'), 100) ?? text(path(resource, 'identifier', 'value'), 100) ?? null,
      status: reading.status.slice(0, 20),
      startsOn: day(path(resource, 'period', 'start')),
      endsOn: day(path(resource, 'period', 'end')),
    });
  }
}

/** Names of the insurers that are known as Organizations of the same source. */
async function payerNames(
  { caller, source }: ImportContext,
  coverages: readonly Prepared[],
): Promise<Map<string, string>> {
  const ids = coverages
    .flatMap(({ resource }) => references(resource['payor']).map(({ id }) => id))
    .filter((id) => id !== undefined);
  if (ids.length === 0) return new Map();
  const rows = await caller.db.ClinicalResource.find({
    where: { source, type: 'Organization', sourceId: { in: ids } },
  });
  return new Map(rows.flatMap((row) => (row.facts.name === undefined ? [] : [[row.sourceId, row.facts.name]])));
}

function classOf(resource: Json, kind: string): string | undefined {
  const found = list(field(resource, 'class')).find((one) => allCodes(field(one, 'type')).includes(kind));
  return text(field(found, 'name'), 200) ?? text(field(found, 'value'), 200);
}

function day(value: unknown): string | null {
  const date = fhirDate(value);
  return date !== undefined && date.length >= 10 && /^(1[89]|20|21)/.test(date) ? dayOf(date) : null;
}
