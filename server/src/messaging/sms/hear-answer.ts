import { auditAll } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { allOrganizations, organizationById } from '../../organizations/organizations.ts';
import type { Runtime } from '../../runtime.ts';
import { ownersOf, type NumberOwner } from './stops.queries.ts';

/** An SMS that somebody answered with. */
export interface SmsAnswer {
  /** E.164. */
  readonly from: string;
  readonly text: string;
  readonly at: Date;
}

/** As people of each language of the portal answer it; the accents are gone by then. */
const stopWords = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'ARRET', 'BASTA', 'FERMA', 'ALTO', 'PARAR', 'PARE']);
const startWords = new Set(['START', 'UNSTOP']);

/** What an answer asks for: no more SMS, SMS again, or nothing that we know. */
export function meaningOf(text: string): 'stop' | 'start' | null {
  const word = text.normalize('NFKD').replaceAll(/[^\p{L}]/gu, '').toUpperCase();
  if (stopWords.has(word)) return 'stop';
  return startWords.has(word) ? 'start' : null;
}

/**
 * Does what an answer asks for: STOP or ARRÊT ends SMS to that number, START begins them again. It is kept with every organization
 * that has the number on record; where none has (a code that was asked for by mistake), with all. The same again changes nothing.
 */
export async function hearAnswer(runtime: Runtime, answer: SmsAnswer): Promise<void> {
  const meaning = meaningOf(answer.text);
  if (meaning === null) return;
  const owners = await ownersOf(answer.from);
  const known = [...new Set(owners.map(({ organizationId }) => organizationId))];
  const ids = known.length > 0 ? known : (await allOrganizations()).map(({ id }) => id);
  for (const id of ids) {
    const organization = await organizationById(id);
    if (!organization) continue;
    const caller = await systemCaller(runtime, organization);
    const own = owners.filter(({ organizationId }) => organizationId === id);
    await tx(() => keep(caller, answer, { stopped: meaning === 'stop', owners: own }));
  }
}

async function keep(caller: Caller, { from: number, at }: SmsAnswer, { stopped, owners }: { stopped: boolean; owners: readonly NumberOwner[] }): Promise<void> {
  const { db, clock } = caller;
  const before = await db.SmsStop.one({ number });
  if (before && before.toldAt >= at) return;
  if (before) {
    if ((await db.SmsStop.update({ number, toldAt: before.toldAt }, { stopped, toldAt: at })) !== 1) throw retry();
  } else await insert(caller, { number, stopped, toldAt: at, createdAt: clock.now() });
  const contacts = owners.flatMap(({ contactId: id, patientId }) => (id ? [{ type: 'ContactPoint', id, patientId }] : []));
  await auditAll(caller, stopped ? 'contact.sms-stop' : 'contact.sms-start', contacts);
}

async function insert({ db }: Caller, row: { number: string; stopped: boolean; toldAt: Date; createdAt: Date }): Promise<void> {
  try {
    await db.SmsStop.insert(row);
  } catch (error) {
    if (violatedKey(error) === 'sms_stops.PRIMARY') throw retry();
    throw error;
  }
}
