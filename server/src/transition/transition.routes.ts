import type { z } from 'zod';
import { transitions, type Candidate as CandidateOut, type Transition as TransitionOut } from '../contract/transitions.ts';
import { handlers, reply } from '../http/handlers.ts';
import { exportCandidates, listCandidates, previewTransition, type Candidate } from './candidates.ts';
import { actOn, getTransition, listTransitions, startTransition } from './transitions.ts';

/** Moving a clinic to the portal, for staff. */
export const transitionRoutes = handlers(transitions, {
  previewTransition: ({ caller }) => previewTransition(caller),
  exportCandidates: async ({ caller, query }) => reply(await exportCandidates(caller, query.outcome), { headers: { 'Content-Disposition': 'attachment; filename="patients.csv"' } }),
  listCandidates: async ({ caller, query }) => {
    const { data, nextCursor } = await listCandidates(caller, query);
    return { data: data.map(outCandidate), nextCursor };
  },
  listTransitions: async ({ caller }) => ({ data: (await listTransitions(caller)).map(out) }),
  startTransition: async ({ caller, body }) => {
    const row = out(await startTransition(caller, body));
    return reply(row, { headers: { Location: `/v1/admin/transitions/${row.id}` } });
  },
  getTransition: async ({ caller, params }) => out(await getTransition(caller, params.id)),
  pauseTransition: async ({ caller, params }) => out(await actOn(caller, params.id, 'pause')),
  resumeTransition: async ({ caller, params }) => out(await actOn(caller, params.id, 'resume')),
  stopTransition: async ({ caller, params }) => out(await actOn(caller, params.id, 'stop')),
});

const out = ({ id, kind, state, perMinute, total, sent, setAside, createdAt, finishedAt }: Awaited<ReturnType<typeof getTransition>>): z.input<typeof TransitionOut> => ({
  id,
  kind,
  state,
  perMinute,
  total,
  sent,
  setAside,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

const outCandidate = ({ id, givenName, familyName, birthDate, outcome, email, phone }: Candidate): z.input<typeof CandidateOut> => ({
  patient: { id, name: `${givenName} ${familyName}`, birthDate },
  outcome,
  email,
  phone,
});
