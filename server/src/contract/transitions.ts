import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, Named, page, paging } from './shapes.ts';

const outcome = z.enum(['to-invite', 'shared-contact', 'no-contact']);
const byId = z.strictObject({ id: id() });

/** A clinic's move to the portal: who was gone through so far. */
export const Transition = z
  .object({
    id: id(),
    kind: z.enum(['notice', 'invite']),
    state: z.enum(['running', 'paused', 'done', 'stopped']),
    perMinute: z.number().int().meta({ description: 'Messages a minute at most' }),
    total: z.number().int().meta({ description: 'Patients without a login when it began' }),
    sent: z.number().int(),
    setAside: z.number().int().meta({ description: 'Patients who weren’t written to: no verified contact, or one that others have too' }),
    createdAt: instant(),
    finishedAt: instant().nullable(),
  })
  .meta({ id: 'Transition' });

/** A patient without a login, and what the move would do. */
export const Candidate = z
  .object({
    patient: Named.extend({ birthDate: z.string().nullable() }),
    outcome: outcome.meta({ description: '`shared-contact`: another patient or login has it too, so staff decide' }),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  })
  .meta({ id: 'TransitionCandidate' });

const common = { callers: ['staff'], permission: 'portal-users' } as const;
const shown = { ...common, andPermissions: ['patients.read'] } as const;
const act = (verb: string, summary: string) => route({ ...common, method: 'post', path: `/v1/admin/transitions/{id}/${verb}`, summary, params: byId, ok: Transition, problems: ['not-found', 'conflict'] });

/** Moving a whole clinic to the portal; `server/src/transition/`. */
export const transitions = {
  previewTransition: route({
    ...common,
    method: 'get',
    path: '/v1/admin/transitions/preview',
    summary: 'How many patients a transition would invite',
    ok: z.object({ toInvite: z.number().int(), sharedContact: z.number().int(), noContact: z.number().int(), alreadyUsers: z.number().int() }),
  }),
  exportCandidates: route({
    ...shown,
    method: 'get',
    path: '/v1/admin/transitions/candidates.csv',
    summary: 'Patients without a login, for the clinic’s own mailing',
    description:
      'Name, birth date, verified contacts. Cells that a spreadsheet would calculate are neutralised by an apostrophe before them; phones, in E.164, begin with + and so are too: `\'+14165550142`.',
    query: z.strictObject({ outcome: outcome.optional() }),
    mediaType: 'text/csv',
    ok: z.string(),
  }),
  listCandidates: route({
    ...shown,
    method: 'get',
    path: '/v1/admin/transitions/candidates',
    summary: 'Patients without a login, and what a transition would do',
    description: 'A page may hold fewer than asked for and still have a `nextCursor`.',
    query: z.strictObject({ ...paging, outcome: outcome.optional() }),
    ok: page(Candidate),
  }),
  listTransitions: route({ ...common, method: 'get', path: '/v1/admin/transitions', summary: 'Transitions, newest first', ok: z.object({ data: z.array(Transition) }) }),
  startTransition: route({
    ...common,
    method: 'post',
    path: '/v1/admin/transitions',
    summary: 'Tell or invite every patient without a login',
    description:
      '`notice` tells what will come, `invite` links the preferred verified email and phone and sends the invitations. It goes on by itself, also after a crash; nobody is told or invited twice.',
    freshAuthentication: true,
    idempotent: true,
    status: 201,
    body: z.strictObject({ kind: z.enum(['notice', 'invite']), perMinute: z.number().int().min(1).max(6000).default(120) }),
    ok: Transition,
    problems: ['transition-running', 'portal-off', 'mail-not-configured'],
  }),
  getTransition: route({ ...common, method: 'get', path: '/v1/admin/transitions/{id}', summary: 'How far a transition is', params: byId, ok: Transition, problems: ['not-found'] }),
  pauseTransition: act('pause', 'Pause a transition'),
  resumeTransition: act('resume', 'Go on with a paused transition'),
  stopTransition: act('stop', 'Stop a transition for good'),
};
