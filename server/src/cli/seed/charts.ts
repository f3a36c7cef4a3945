import type { Caller } from '../../http/caller.ts';
import { importDocument } from '../../health/import/import-document.ts';
import { chartBundle } from './chart-bundle.ts';
import { recordSource, type SeededPatient } from './people.ts';
import type { Seeding } from './seeding.ts';

/** Sends the charts of the described patients through the import, as the clinic's record would. @returns how many entries were kept */
export async function seedCharts(
  { caller, definitions: { clinic, stories } }: Pick<Seeding, 'caller' | 'definitions'>,
  patients: readonly SeededPatient[],
): Promise<number> {
  let kept = 0;
  for (const { definition } of patients) {
    if (!definition || definition.charts.length === 0) continue;
    const told = definition.charts.flatMap((name) => stories[name] ?? []);
    const bundle = chartBundle({
      patient: definition,
      stories: told,
      practitioners: clinic.practitioners,
      now: caller.clock.now(),
    });
    kept += await importBundle(caller, bundle);
  }
  return kept;
}

async function importBundle(caller: Caller, bundle: object): Promise<number> {
  const bytes = Buffer.from(JSON.stringify(bundle));
  const document = {
    async *read() {
      yield bytes;
    },
  };
  let kept = 0;
  await importDocument({ caller, source: recordSource }, document, (number, answer) => {
    if (answer.kept === 'refused')
      throw new Error(`Entry ${number} of a chart was refused: ${JSON.stringify(answer.outcome)}`);
    if (answer.kept !== 'not-kept') kept += 1;
  });
  return kept;
}
