import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { sha256, tokenFor } from '../../http/secrets.ts';
import { clinic } from '../../testing/clinic.ts';
import { fixtureId } from '../../testing/fixture-patients.ts';
import { endLinks, findLink, issueLink, linkExpiry, useLink, type LinkPurpose } from './one-time-link.ts';

const owner = { kind: 'patient', id: fixtureId('pu', 0) } as const;
const other = { kind: 'patient', id: fixtureId('pu', 1) } as const;
const hour = 3_600_000;
const lives: readonly (readonly [LinkPurpose, number])[] = [['invitation', 72], ['staff-invitation', 72], ['reset', 0.5], ['staff-reset', 0.5]];

async function desk(...[t]: Parameters<typeof clinic>) {
  const here = await clinic(t);
  const caller = await here.caller();
  const issue = (purpose: LinkPurpose, user: typeof owner | typeof other = owner, data?: unknown) => tx(() => issueLink(caller, purpose, user, data));
  const tokenOf = (id: string) => tokenFor(caller.runtime.config.PORTICO_SECRET, id);
  const stateOf = async (purpose: LinkPurpose, id: string) => (await findLink(caller, purpose, tokenOf(id))).state;
  return { ...here, caller, issue, tokenOf, stateOf };
}

test('B4 B5 an invitation is good for three days, a link for a new password for half an hour, to the millisecond', async (t) => {
  const { clock, issue, stateOf } = await desk(t);
  for (const [purpose, hours] of lives) {
    const id = await issue(purpose);
    const madeAt = clock.now();
    assert.equal(linkExpiry(purpose, madeAt).getTime() - madeAt.getTime(), hours * hour, purpose);
    clock.advance(hours * hour - 1);
    assert.equal(await stateOf(purpose, id), 'open', purpose);
    clock.advance(1);
    assert.equal(await stateOf(purpose, id), 'expired', purpose);
  }
});

test('B4 a new link ends the old of its purpose and owner, and no other', async (t) => {
  const { issue, stateOf, caller } = await desk(t);
  const [first, reset, theirs] = [await issue('invitation'), await issue('reset'), await issue('invitation', other)];
  const second = await issue('invitation');
  assert.deepEqual([await stateOf('invitation', first), await stateOf('invitation', second), await stateOf('reset', reset), await stateOf('invitation', theirs)], ['replaced', 'open', 'open', 'open']);
  await tx(() => endLinks(caller, 'invitation', owner));
  assert.deepEqual([await stateOf('invitation', second), await stateOf('invitation', theirs)], ['replaced', 'open']);
});

test('B4 a link is used once; a replaced or expired one never; looking at it uses nothing up', async (t) => {
  const { issue, stateOf, caller, clock } = await desk(t);
  const id = await issue('reset');
  for (let n = 0; n < 3; n += 1) assert.equal(await stateOf('reset', id), 'open');
  assert.deepEqual([await useLink(caller, id), await useLink(caller, id), await stateOf('reset', id)], [true, false, 'used']);
  const replaced = await issue('reset');
  const late = await issue('reset');
  assert.equal(await useLink(caller, replaced), false);
  clock.advance(hour / 2);
  assert.deepEqual([await useLink(caller, late), await stateOf('reset', late)], [false, 'expired']);
});

test('B4 B5 a link is good for its own purpose, in its own organization, and its token stands nowhere', async (t) => {
  const { issue, tokenOf, stateOf, caller } = await desk(t);
  const id = await issue('invitation', owner, { linkKey: 'k' });
  for (const [purpose] of lives) assert.equal(await stateOf(purpose, id), purpose === 'invitation' ? 'open' : 'unknown', purpose);
  const elsewhere = await desk(t);
  assert.equal(await elsewhere.stateOf('invitation', id), 'unknown');
  const found = await findLink(caller, 'invitation', tokenOf(id));
  assert.deepEqual([found.portalUserId, found.staffUserId, found.data], [owner.id, null, { linkKey: 'k' }]);
  const [row] = await caller.db.OneTimeToken.find({ where: { id } });
  assert.equal(row?.hash, sha256(tokenOf(id)));
  assert.ok(!JSON.stringify(row).includes(tokenOf(id)));
  for (const token of ['', 'x', `${tokenOf(id)}x`, id]) assert.equal((await findLink(caller, 'invitation', token)).state, 'unknown');
});
