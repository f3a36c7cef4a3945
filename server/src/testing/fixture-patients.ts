import type { Caller } from '../http/caller.ts';
import { hashPassword } from '../identity/passwords.ts';
import { searchName } from '../patients/names.ts';
import { termRows } from '../patients/search/index-patients.ts';
import { termsVersion } from '../patients/search/terms.ts';

const names = [
  { given: ['Maya', 'Noah', 'Amélie', 'Oisín', 'Zoë', 'José', 'Ingrid', 'Łukasz'], family: ['Chen', 'Tremblay', 'O’Brien', 'Núñez', 'Straße', 'Kowalski', 'van der Berg'] },
  { given: ['Анна', 'Дмитрий', 'Олена', 'Георги'], family: ['Иванова', 'Шевченко', 'Петров', 'Ковальчук'] },
  { given: ['美玲', '太郎', '志明', '裕子'], family: ['王', '鈴木', '陳', '佐藤'] },
  { given: ['فاطمة', 'محمد', 'ליאור', 'نور'], family: ['الحسن', 'חדד', 'منصور'] },
] as const;

/** The password of every fixture patient with a login. */
export const patientPassword = 'correct horse battery staple';
/** How many patients the fixture clinic has. */
export const fixturePatientCount = 2000;

/** Ids of the fixture are readable and stable: every copy of the clinic has the same. */
export const fixtureId = (kind: string, n: number) => {
  const group = Buffer.from(kind.padEnd(2)).toString('hex').slice(0, 4);
  return `01900000-0000-7000-8${group.slice(1)}-${n.toString(16).padStart(12, '0')}`;
};

/** Two thousand patients with names in four scripts; the first two have portal users `maya` and `noah`. */
export async function insertPatients({ db, clock }: Caller): Promise<void> {
  const createdAt = clock.now();
  const rows = Array.from({ length: fixturePatientCount }, (_, n) => {
    const { given, family } = names[n % 16 < 12 ? 0 : 1 + (n % 3)] ?? names[0];
    const [givenName, familyName] = [given[n % given.length] ?? 'Maya', family[(n * 3) % family.length] ?? 'Chen'];
    return {
      id: fixtureId('pt', n),
      profile: true,
      givenName,
      familyName,
      searchName: searchName(givenName, familyName),
      birthDate: `${1930 + (n % 80)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
      deceased: false,
      indexedAs: termsVersion,
      createdAt,
      updatedAt: createdAt,
    };
  });
  await db.Patient.insertAll(rows);
  await db.PatientTerm.insertAll(rows.flatMap((row) => termRows(row, [])));
  await db.ContactPoint.insertAll(
    rows.map(({ id: patientId }, n) => {
      const value = `patient${n}@example.org`;
      return { id: fixtureId('cp', n), patientId, system: 'email' as const, value, normalized: value, verifiedAt: createdAt, preferred: 'y' as const, createdAt };
    }),
  );
}

/** Portal users of the first two patients. */
export async function insertPortalUsers({ db, clock }: Caller): Promise<void> {
  const createdAt = clock.now();
  const secret = await hashPassword(patientPassword);
  for (const [n, username] of ['maya', 'noah'].entries()) {
    const id = fixtureId('pu', n);
    await db.PortalUser.insert({ id, state: 'active', username, usernameKey: username, linkedEmail: `${username}@login.example`, createdAt });
    await db.PortalUserPatient.insert({ portalUserId: id, patientId: fixtureId('pt', n), role: 'self', self: 'y', createdAt });
    const owner = { userKind: 'patient', portalUserId: id, staffUserId: null } as const;
    await db.Credential.insert({ id: fixtureId('cr', n), ...owner, kind: 'password', single: 'y', secret, createdAt, updatedAt: createdAt });
  }
}
