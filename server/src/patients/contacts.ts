import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Caller } from '../http/caller.ts';

/** A way to reach a person, as somebody states it. */
export interface StatedContact {
  readonly system: 'email' | 'phone';
  readonly value: string;
  /** mobile, home, work. */
  readonly kind?: string;
  /** Absent: nobody proved that it is theirs. */
  readonly verifiedAt?: Date;
}

/** Numbers without a country are dialled from here. */
const homeRegion = 'CA';

/**
 * The form under which two spellings of one contact are the same: mail addresses in lower case, numbers as E.164 or,
 * where they are none that could be called, their digits. Null for what can't be an address or number.
 */
export function normalizedContact(system: 'email' | 'phone', value: string): string | null {
  const plain = value.normalize('NFKC').trim();
  if (system === 'email')
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(plain) && plain.length <= 254 ? plain.toLowerCase() : null;
  const callable = callableNumber(plain);
  if (callable !== null) return callable;
  const digits = plain.replace(/\s*(?:ext|x|#).*$/i, '').replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 15) return null;
  return /^\+|^00/.test(plain) ? `+${digits.replace(/^00/, '')}` : digits;
}

/** A number that can be called, as E.164; null for what isn't one. */
export function callableNumber(phone: string): string | null {
  const parsed = parsePhoneNumberFromString(phone.replace(/^\s*00/, '+'), homeRegion);
  return parsed?.isValid() ? parsed.number : null;
}

/** A contact that is new, or newly verified. */
export interface AddedContact {
  readonly id: string;
  readonly patientId: string;
  readonly system: 'email' | 'phone';
  readonly normalized: string;
  readonly changes: readonly ('added' | 'verified')[];
}

/**
 * Adds contacts to patients, each once; what is there already only becomes verified where it wasn't. The first of a
 * system becomes the preferred one. Who adds a phone has the patient indexed (`search/`). Inside `tx`.
 * @returns what is new
 */
export async function addContacts(caller: Caller, stated: ReadonlyMap<string, readonly StatedContact[]>): Promise<AddedContact[]> {
  const present = await caller.db.ContactPoint.find({ where: { patientId: { in: [...stated.keys()] } } });
  const known = new Map(present.map((one) => [`${one.patientId} ${one.system} ${one.normalized}`, one]));
  const preferred = new Set(present.filter((one) => one.preferred === 'y').map((one) => `${one.patientId} ${one.system}`));
  const added = new Map<string, Parameters<typeof caller.db.ContactPoint.insertAll>[0][number]>();
  const news: AddedContact[] = [];
  for (const [patientId, contacts] of stated) {
    for (const { system, value, kind, verifiedAt } of contacts) {
      const normalized = normalizedContact(system, value);
      const key = `${patientId} ${system} ${normalized}`;
      const old = known.get(key);
      if (old && !old.verifiedAt && verifiedAt) {
        await caller.db.ContactPoint.update({ id: old.id }, { verifiedAt });
        news.push({ ...old, changes: ['verified'] });
      }
      if (normalized === null || old || added.has(key)) continue;
      const isFirst = !preferred.has(`${patientId} ${system}`);
      preferred.add(`${patientId} ${system}`);
      const row = { id: caller.ids.next(), patientId, system, normalized };
      const told = { value: value.slice(0, 254), kind: kind?.slice(0, 10) ?? null, verifiedAt: verifiedAt ?? null };
      added.set(key, { ...row, ...told, preferred: isFirst ? 'y' : null, createdAt: caller.clock.now() });
      news.push({ ...row, changes: verifiedAt ? ['added', 'verified'] : ['added'] });
    }
  }
  await caller.db.ContactPoint.insertAll([...added.values()]);
  return news;
}
