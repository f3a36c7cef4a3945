import { CommandError, print, type Command, type Words } from './command.ts';
import { seedClinic } from './seed/seed-clinic.ts';

/** `portico seed`: the demo clinic's data, for an organization that has none. */
export const seed: Command = {
  usage: 'seed [--organization <slug>] [--patients <n>] [--appointments <n>] [--random-seed <n>]',
  summary:
    'Makes the demo clinic’s data (places, people, visits, charts, invoices) in an empty organization, as of today, and prints how to sign in. The organization is made where it isn’t there. Refuses production.',
  options: {
    organization: { type: 'string' },
    patients: { type: 'string' },
    appointments: { type: 'string' },
    'random-seed': { type: 'string' },
  },
  run: async (words, { runtime }) => {
    const slug = words.values['organization'];
    const made = await seedClinic(runtime, {
      ...(typeof slug === 'string' ? { slug } : {}),
      ...numberOf(words, 'patients', 'patients'),
      ...numberOf(words, 'appointments', 'appointments'),
      ...numberOf(words, 'random-seed', 'randomSeed'),
      tell: (sentence) => console.error(sentence),
    });
    const { counts, patient, staff } = made;
    print(words, made, [
      `organization ${made.slug}: ${counts.patients} patients, ${counts.appointments} appointments, ${counts.invoices} invoices, ${counts.chartEntries} chart entries`,
      `patient ${patient.username} ${patient.password}`,
      `staff ${staff.username} ${staff.password} ${staff.totpSecret}`,
    ]);
  },
};

function numberOf<Name extends string>(words: Words, option: string, name: Name): Partial<Record<Name, number>> {
  const value = words.values[option];
  if (value === undefined) return {};
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) throw new CommandError(`--${option} takes a whole number`);
  return Object.fromEntries([[name, Number(value)]]) as Record<Name, number>; // Object.fromEntries forgets the name
}
