import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../db/tx.ts';
import { clinic } from '../testing/clinic.ts';
import { newest, nth, invite, invited, link, problemIn } from './portal-users/testing.ts';
import { sweepEnded } from './sweep-ended.ts';

const dayMs = 24 * 3_600_000;

test('I4 sessions and used links are deleted a month after their end; a late invitation still says that it has expired', async (t) => {
  const here = await clinic(t);
  // Long ago: the check of plans fills the tables with later rows, and few are ever due at once.
  here.clock.set('2025-02-01T15:00:00.000Z');
  const { db, ids, clock } = await here.caller();
  await here.api.signIn('maya');
  const replaced = await invited(here, 2, 'swept@example.com');
  await invite(here, 2);
  const open = (await newest(here, 'swept@example.com')).token;
  await link(here, 3, { email: 'other@example.com' });
  const owner = { userKind: 'patient' as const, portalUserId: (await db.PortalUser.one({ linkedEmail: 'other@example.com' }))?.id ?? '', staffUserId: null };
  await tx(() =>
    db.OneTimeToken.insertAll(
      Array.from({ length: 600 }, (_none, n) => ({ id: ids.next(), hash: String(n).padStart(64, '0'), purpose: 'reset', ...owner, data: null, attempts: 0, expiresAt: clock.now(), usedAt: null, replacedAt: null, createdAt: clock.now() })),
    ),
  );
  const kept = async () => [await db.Session.count(), await db.OneTimeToken.count()];
  here.clock.advance(29 * dayMs);
  const session = await here.api.signIn('maya');
  await sweepEnded(here.portico.runtime);
  assert.deepEqual(await kept(), [2, 602], 'not yet');
  here.clock.advance(5 * dayMs);
  await sweepEnded(here.portico.runtime);
  assert.deepEqual(await kept(), [1, 1]);
  assert.equal(problemIn(await session.get('/v1/sessions/current')), '401 session-ended');
  const read = (token: string) => here.api.as(here.anyone).get(`/v1/invitations/${token}`);
  assert.equal((await read(replaced)).status, 404);
  assert.equal((await read(open)).body.state, 'expired');
  assert.equal(problemIn(await here.api.as(here.staff).get(`/v1/admin/patients/${nth(2)}/portal-user`)), '200 ');
  here.clock.advance(400 * dayMs);
  await sweepEnded(here.portico.runtime);
  assert.deepEqual(await kept(), [0, 0]);
});
