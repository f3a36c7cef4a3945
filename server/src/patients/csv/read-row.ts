import { patients } from '../../contract/patients.ts';
import type { NewPatient } from '../create-patient.ts';
import type { Column } from './columns.ts';

/** What is wrong with one cell. */
export interface CellError {
  readonly column: string;
  readonly message: string;
}

/** A line as the API would take it, or what is wrong with it. */
export type ReadRow = { readonly patient: NewPatient; readonly number: string | null } | { readonly errors: readonly CellError[] };

const genders: Readonly<Record<string, string>> = {
  m: 'male', male: 'male', man: 'male', homme: 'male', h: 'male', uomo: 'male', maschio: 'male', hombre: 'male',
  f: 'female', female: 'female', woman: 'female', femme: 'female', donna: 'female', femmina: 'female', mujer: 'female',
  x: 'other', other: 'other', autre: 'other', altro: 'other', otro: 'other', u: 'unknown', unknown: 'unknown',
};
/** Each language by its names in all of ours. */
const languages: Readonly<Record<string, string>> = {
  english: 'en', anglais: 'en', inglese: 'en', inglés: 'en', ingles: 'en',
  french: 'fr', français: 'fr', francais: 'fr', francese: 'fr', francés: 'fr', frances: 'fr',
  italian: 'it', italien: 'it', italiano: 'it',
  spanish: 'es', espagnol: 'es', spagnolo: 'es', español: 'es', espanol: 'es',
};
const yes = new Set(['yes', 'y', 'true', '1', 'x', 'oui', 'o', 'sì', 'sí', 'si']);

/**
 * Reads one line by the very schema of `POST /v1/admin/patients`.
 * @param numbers the system that the file's own patient numbers belong to
 * @param today on the clinic's calendar: nobody is born later
 */
export function readRow(cells: Readonly<Partial<Record<Column, string>>>, { numbers, today }: { numbers: string; today: string }): ReadRow {
  const { id, email, emailVerified, cellPhone, homePhone, workPhone, phoneVerified, birthDate, gender, preferredLanguage, country, ...plain } = cells;
  const isYes = (cell: string | undefined) => yes.has((cell ?? '').toLowerCase());
  const phones = [['cell', cellPhone], ['home', homePhone], ['work', workPhone]].flatMap(([kind, value]) => (value ? [{ kind, value }] : []));
  const stated = {
    ...plain,
    ...(birthDate && { birthDate: isoDate(birthDate) }),
    ...(gender && { gender: genders[gender.toLowerCase()] ?? gender }),
    ...(preferredLanguage && { preferredLanguage: languages[preferredLanguage.toLowerCase()] ?? preferredLanguage.slice(0, 2).toLowerCase() }),
    ...(country && { country: country.toUpperCase() }),
    ...(id && { identifiers: [{ system: numbers, value: id }] }),
    contactPoints: [
      ...(email ? [{ system: 'email', value: email, verified: isYes(emailVerified) }] : []),
      ...phones.map(({ value }, i) => ({ system: 'phone', value, verified: i === 0 && isYes(phoneVerified) })),
    ],
  };
  if (stated.birthDate && /^\d{4}-\d\d-\d\d$/.test(stated.birthDate) && stated.birthDate > today) return { errors: [{ column: 'birthDate', message: 'This day is still to come' }] };
  const parsed = patients.createPatient.body.safeParse(stated);
  if (parsed.success) {
    const { contactPoints = [], ...rest } = parsed.data;
    const kinds = [...(email ? [{}] : []), ...phones.map(({ kind }) => ({ kind }))];
    return { patient: { ...rest, contactPoints: contactPoints.map((one, i) => ({ ...one, ...kinds[i] })) }, number: id ?? null };
  }
  const contacts = [...(email ? ['email'] : []), ...(cellPhone ? ['cellPhone'] : []), ...(homePhone ? ['homePhone'] : []), ...(workPhone ? ['workPhone'] : [])];
  return {
    errors: parsed.error.issues.map(({ path, message }) => ({ column: path[0] === 'contactPoints' ? (contacts[Number(path[1])] ?? 'contact') : path[0] === 'identifiers' ? 'id' : String(path[0]), message })),
  };
}

/** `1987-03-12`, `1987/3/12` and `12.03.1987` mean one day; `03/12/1987` means two, and is left to be refused. */
function isoDate(text: string): string {
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  if (yearFirst) return `${yearFirst[1]}-${pad(yearFirst[2])}-${pad(yearFirst[3])}`;
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  return dayFirst ? `${dayFirst[3]}-${pad(dayFirst[2])}-${pad(dayFirst[1])}` : text;
}
