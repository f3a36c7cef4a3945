import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { invitePatient } from '../identity/invitations/invite.ts';
import { linkableInBulk } from '../identity/invitations/linkable-contacts.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { unreachedAfter } from './candidates.queries.ts';

type Row = NonNullable<Awaited<ReturnType<Caller['db']['Transition']['one']>>>;

const lookAhead = 100;
/** A turn is as long as a message takes at its pace, and two seconds at least. */
const turnSeconds = (perMinute: number) => Math.max(2, 60 / perMinute);

/**
 * Goes on with a transition: the messages of one turn. Patient and place in the
 * list are one transaction: a kill before it repeats the patient, one after it doesn't.
 * @param noted hears of each patient
 * @returns how many patients were gone through
 */
export async function advance(caller: Caller, id: string, noted: () => void = () => undefined): Promise<number> {
  const quota = await takeTurn(caller, id);
  let done = 0;
  for (let sent = 0; sent < quota; ) {
    const row = await caller.db.Transition.one({ id });
    if (row?.state !== 'running') break;
    const next = await unreachedAfter(caller, row.afterPatientId ?? '', lookAhead);
    if (next.length === 0) {
      await tx(() => caller.db.Transition.update({ id, state: 'running' }, { state: 'done', open: null, finishedAt: caller.clock.now() }));
      break;
    }
    for (const { id: patientId } of next) {
      if (sent >= quota) break;
      const outcome = await step(caller, id, patientId);
      if (outcome === 'not-ours') return done;
      done += 1;
      noted();
      if (isSent(outcome)) sent += 1;
    }
  }
  return done;
}

/** Claims the next turn; 0 where it isn't due or another process has them. */
async function takeTurn({ db, clock }: Caller, id: string): Promise<number> {
  const now = clock.now();
  const row = await db.Transition.one({ id });
  if (row?.state !== 'running' || row.dueAt > now) return 0;
  const dueAt = new Date(now.getTime() + turnSeconds(row.perMinute) * 1000);
  const won = await tx(() => db.Transition.update({ id, state: 'running', dueAt: row.dueAt }, { dueAt }));
  return won === 1 ? Math.max(1, Math.floor((row.perMinute * turnSeconds(row.perMinute)) / 60)) : 0;
}

const isSent = (outcome: string) => outcome === 'invited' || outcome === 'told';

/** One patient, and the place in the list behind them. */
function step(caller: Caller, id: string, patientId: string): Promise<string> {
  const { db, clock } = caller;
  return tx(async () => {
    const row = await db.Transition.one({ id }, { lock: true });
    if (row?.state !== 'running' || (row.afterPatientId ?? '') >= patientId) return 'not-ours';
    const outcome = row.kind === 'invite' ? await invite(caller, patientId) : await tell(caller, row, patientId);
    await db.TransitionEntry.insert({ transitionId: id, patientId, outcome, createdAt: clock.now() });
    const place = { id, state: 'running' as const, afterPatientId: row.afterPatientId };
    const moved = await db.Transition.update(place, { afterPatientId: patientId, ...(isSent(outcome) ? { sent: row.sent + 1 } : { setAside: row.setAside + 1 }) });
    if (moved !== 1) throw new Error('The place of a transition moved while it was locked');
    return outcome;
  });
}

const invite = async (caller: Caller, patientId: string) => (await invitePatient(caller, patientId, { linkContacts: true, onlyOnce: true })).outcome;

/** Nobody is told twice, by this or another transition. */
async function tell(caller: Caller, { kind }: Row, patientId: string): Promise<string> {
  const found = (await linkableInBulk(caller, [patientId])).get(patientId);
  if (found?.outcome !== 'linkable') return found?.outcome ?? 'no-contact';
  await sendMessage(caller, { message: 'transitionNotice', to: { patientId }, data: {}, dedupeKey: `${kind}/${patientId}` });
  return 'told';
}
