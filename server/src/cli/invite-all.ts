import { setTimeout as pause } from 'node:timers/promises';
import { systemCaller, type Caller } from '../http/caller.ts';
import { organizationBySlug } from '../organizations/organizations.ts';
import { previewTransition } from '../transition/candidates.ts';
import { advance } from '../transition/run-transition.ts';
import { actOn, getTransition, openTransition, startTransition } from '../transition/transitions.ts';
import { CommandError, print, required, type Command } from './command.ts';

/** `portico invite-all`: everybody without a login, as fast as mail servers like it. */
export const inviteAll: Command = {
  usage: 'invite-all --organization <slug> [--dry-run] [--notice] [--per-minute <n>]',
  summary:
    'Links every patient without a login to the verified contacts that they prefer, and queues the invitations: 120 a minute unless said. Cut off, it goes on where it stood when it is called again, or by the API’s worker. --notice tells what will come instead. --dry-run counts only. The mails leave by the API or the worker.',
  options: { organization: { type: 'string' }, 'dry-run': { type: 'boolean' }, notice: { type: 'boolean' }, 'per-minute': { type: 'string' } },
  run: async (words, { runtime }) => {
    const slug = required(words, 'organization');
    const organization = await organizationBySlug(slug);
    if (!organization) throw new CommandError(`There is no organization ${slug}`);
    const caller = await systemCaller(runtime, organization);
    if (words.values['dry-run'] === true) {
      const preview = await previewTransition(caller);
      const { toInvite, sharedContact, noContact, alreadyUsers } = preview;
      return print(words, preview, [`${toInvite} would be invited`, `${sharedContact} share their contact with somebody: for staff`, `${noContact} have no verified contact`, `${alreadyUsers} have a login`]);
    }
    const id = await begin(caller, { kind: words.values['notice'] === true ? 'notice' : 'invite', perMinute: paceOf(words.values['per-minute']) });
    const { sent, setAside, state } = await finish(caller, id);
    print(words, { id, state, sent, setAside }, [`${state}: ${sent} sent, ${setAside} set aside for staff`]);
  },
};

function paceOf(stated: unknown): number {
  const pace = stated === undefined ? 120 : Number(stated);
  if (!Number.isInteger(pace) || pace < 1 || pace > 6000) throw new CommandError('--per-minute is a whole number from 1 to 6000');
  return pace;
}

/** Begins, or goes on with what was cut off. */
async function begin(caller: Caller, starting: { kind: 'notice' | 'invite'; perMinute: number }): Promise<string> {
  const open = await openTransition(caller);
  if (!open) return (await startTransition(caller, starting)).id;
  if (open.kind !== starting.kind) throw new CommandError(`A transition of the other kind (${open.kind}) is under way: stop it first`);
  if (open.state === 'paused') await actOn(caller, open.id, 'resume');
  process.stderr.write('Going on with the transition that was begun\n');
  return open.id;
}

async function finish(caller: Caller, id: string) {
  for (let seen = 0; ; ) {
    const row = await getTransition(caller, id);
    if (row.state !== 'running') return row;
    await advance(caller, id, () => process.stderr.write(`\r${row.sent + row.setAside + (seen += 1)} of ${row.total}`));
    seen = 0;
    const wait = (await getTransition(caller, id)).dueAt.getTime() - caller.clock.now().getTime();
    if (wait > 0) await pause(Math.min(wait, 1_000));
  }
}
