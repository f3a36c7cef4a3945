import { stat } from 'node:fs/promises';
import { systemCaller } from '../http/caller.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { importCsv, UnreadableCsv, type CsvReport } from '../patients/csv/import-csv.ts';
import { CommandError, print, required, type Command } from './command.ts';

const mostErrors = 50;

/** `portico import-patients`: patients of a clinic without an EHR, from a spreadsheet. */
export const importPatients: Command = {
  usage: 'import-patients --organization <slug> <file.csv> [--dry-run] [--numbers <system>]',
  summary:
    'Adds the patients of a CSV file whose first line names the columns: givenName and familyName, and where there are any id (the clinic’s own number), preferredName, birthDate, gender, preferredLanguage, email, emailVerified, cellPhone, homePhone, workPhone, phoneVerified, address, city, province, postalCode, country. With an error in any line nothing is added. --dry-run only checks. A patient whose number is known is left as is, so a run may be repeated.',
  options: { organization: { type: 'string' }, 'dry-run': { type: 'boolean' }, numbers: { type: 'string' } },
  run: async (words, { runtime }) => {
    const slug = required(words, 'organization');
    const organization = await organizationBySlug(slug);
    if (!organization) throw new CommandError(`There is no organization ${slug}`);
    const [file, ...more] = words.positionals;
    if (file === undefined || more.length > 0) throw new CommandError('Name one file');
    if (!(await stat(file).catch(() => null))?.isFile()) throw new CommandError(`${file} isn't a file`);
    const dryRun = words.values['dry-run'] === true;
    const { numbers = 'urn:portico:patient-number' } = words.values;
    let done = 0;
    const progress = (lines: number) => process.stderr.write(`\r${(done += lines)} lines`);
    const report = await importCsv(await systemCaller(runtime, organization), file, { dryRun, numbers: String(numbers), progress }).catch(unreadable);
    if (done > 0) process.stderr.write('\n');
    const { made, known, errors, unknownColumns } = report;
    print(words, { dryRun, made, known, errors, unknownColumns }, linesOf(report, dryRun));
    if (errors.length > 0) throw new CommandError(`${errors.length} errors; nothing was added`);
  },
};

function unreadable(error: unknown): never {
  throw error instanceof UnreadableCsv ? new CommandError(error.message) : error;
}

function linesOf({ made, known, errors, unknownColumns }: CsvReport, dryRun: boolean): string[] {
  return [
    ...(unknownColumns.length > 0 ? [`not read: ${unknownColumns.join(', ')}`] : []),
    ...errors.slice(0, mostErrors).map(({ line, column, message }) => `line ${line}, ${column}: ${message}`),
    ...(errors.length > mostErrors ? [`… and ${errors.length - mostErrors} more`] : []),
    ...(errors.length > 0 ? [] : [`${made} ${dryRun ? 'would be added' : 'added'}, ${known} known already`]),
  ];
}
