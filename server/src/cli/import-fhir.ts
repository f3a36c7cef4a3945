import { stat } from 'node:fs/promises';
import { importFile, type FileReport } from '../health/import/import-file.ts';
import { NotOneObject } from '../health/import/json-entries.ts';
import { systemCaller } from '../http/caller.ts';
import { defaultSource } from '../organizations/key-source.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { CommandError, print, required, type Command } from './command.ts';
import { progressBar } from './progress-bar.ts';

/** `portico import-fhir`: FHIR R4 files of any size, as `POST /v1/fhir` takes them. */
export const importFhir: Command = {
  usage: 'import-fhir --organization <slug> [--source <name>] <files…>',
  summary:
    'Imports FHIR R4 Bundles or resources from files of any size. A repeat changes nothing. --source names the system that the ids are from.',
  options: { organization: { type: 'string' }, source: { type: 'string' } },
  run: async (words, { runtime }) => {
    const slug = required(words, 'organization');
    const organization = await organizationBySlug(slug);
    if (!organization) throw new CommandError(`There is no organization ${slug}`);
    if (words.positionals.length === 0) throw new CommandError('Which files?');
    const { source } = words.values;
    const context = {
      caller: await systemCaller(runtime, organization),
      source: typeof source === 'string' && source !== '' ? source : defaultSource(organization),
    };
    const reports: FileReport[] = [];
    const complaints: string[] = [];
    for (const file of words.positionals) {
      const bar = progressBar(file, await sizeOf(file));
      const report = await importFile(context, file, bar.advance).catch(unreadable).finally(bar.end);
      if (report) reports.push(report);
      else complaints.push(`${file} isn't one whole JSON object; nothing of it was stored`);
    }
    print(words, { files: reports }, reports.flatMap(linesOf));
    const refused = reports.reduce((sum, one) => sum + one.refused, 0);
    if (refused > 0) complaints.push(`${refused} of the entries were refused; the others are stored`);
    if (complaints.length > 0) throw new CommandError(complaints.join('\n'));
  },
};

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CommandError(`${file} isn't a file`);
  return found.size;
}

function unreadable(error: unknown): null {
  if (error instanceof NotOneObject) return null;
  throw error;
}

function linesOf({ file, made, changed, same, notKept, refused, refusals }: FileReport): string[] {
  const lines = refusals.map(({ entry, reason }) => `  entry ${entry}: ${reason}`);
  const more = refused > refusals.length ? [`  … and ${refused - refusals.length} more`] : [];
  return [
    `${file}: ${made} made, ${changed} changed, ${same} the same, ${notKept} not kept, ${refused} refused`,
    ...lines,
    ...more,
  ];
}
