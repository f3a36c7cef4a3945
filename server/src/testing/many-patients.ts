import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { searchName } from '../patients/names.ts';
import { termRows } from '../patients/search/index-patients.ts';
import { termsVersion } from '../patients/search/terms.ts';

const syllables = ['ma', 'ren', 'to', 'li', 'ska', 'bu', 'or', 'an', 'che', 'vi', 'del', 'no', 'ri', 'th', 'ew', 'pa', 'zu', 'ko', 'is', 'ga'];
const others = [
  ['Анна', 'Дмитрий', 'Олена', 'Георги', 'Иванова', 'Шевченко', 'Петров', 'Ковальчук'],
  ['美玲', '太郎', '志明', '裕子', '王', '鈴木', '陳', '佐藤'],
  ['فاطمة', 'محمد', 'ליאור', 'نور', 'الحسن', 'חדד', 'منصور', 'לוי'],
] as const;

/** A name that stands for a number: one in eight in another script than ours, all of them spread as names are. */
function nameOf(n: number): { givenName: string; familyName: string } {
  const script = n % 8 === 0 ? others[(n / 8) % others.length] : undefined;
  if (script) return { givenName: script[n % 4] ?? '', familyName: script[4 + ((n >> 2) % 4)] ?? '' };
  const word = (seed: number, length: number) =>
    Array.from({ length }, (_none, i) => syllables[Math.abs((seed * 2654435761) >> (i * 5)) % syllables.length] ?? '').join('');
  const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return { givenName: titled(word(n + 1, 2)), familyName: titled(word(n * 7 + 3, 3)) };
}

const atOnce = 2_500;

/**
 * Patients by the thousand, for what must hold among many: names in four scripts, a birth date and a phone each. Written
 * in bulk, without audit or events. @returns the number of patients
 */
export async function insertManyPatients({ db, ids, clock }: Caller, count: number): Promise<number> {
  const createdAt = clock.now();
  const patients = Array.from({ length: count }, (_none, n) => {
    const { givenName, familyName } = nameOf(n);
    const birthDate = new Date(Date.UTC(1930, 0, 1 + ((n * 7919) % 32_000))).toISOString().slice(0, 10);
    const row = { id: ids.next(), profile: true, givenName, familyName, searchName: searchName(givenName, familyName), birthDate };
    return { ...row, deceased: false, indexedAs: termsVersion, createdAt, updatedAt: createdAt };
  });
  const phoneOf = (n: number) => `+1416${String((n * 7919) % 10_000_000).padStart(7, '0')}`;
  for (let start = 0; start < count; start += atOnce) {
    const some = patients.slice(start, start + atOnce);
    await tx(async () => {
      await db.Patient.insertAll(some);
      await db.ContactPoint.insertAll(
        some.map(({ id: patientId }, i) => {
          const value = phoneOf(start + i);
          const phone = { system: 'phone', value, normalized: value, kind: 'mobile', verifiedAt: createdAt, preferred: 'y' } as const;
          return { id: ids.next(), patientId, ...phone, createdAt };
        }),
      );
      await db.PatientTerm.insertAll(some.flatMap((one, i) => termRows(one, [phoneOf(start + i)])));
    });
  }
  return count;
}
