import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { goodPassword, newStaffBrowser } from '../identity/staff/testing.ts';
import { unscopedDb } from '../db/scoped.ts';
import { CommandError, type Command } from './command.ts';
import { createOrganization } from './organizations.ts';
import { inviteEmployee } from './staff.ts';

/** Runs a command as the shell would; answers what it printed as JSON. */
function shell(t: TestContext, own: Awaited<ReturnType<typeof clinic>>) {
  const printed: string[] = [];
  t.mock.method(console, 'log', (line: string) => printed.push(line));
  return async (command: Command, values: Record<string, string>): Promise<Record<string, unknown> & { manager?: { link: string }; link?: string }> => {
    await command.run({ values: { ...values, json: true }, positionals: [] }, { runtime: own.portico.runtime });
    return JSON.parse(printed.at(-1) ?? '{}');
  };
}

const tokenIn = (link = '') => link.slice(link.lastIndexOf('/') + 1);

test('G2 a new organization’s first manager gets in by the link that the command prints and mails', async (t) => {
  const own = await clinic(t);
  const run = shell(t, own);
  const made = await run(createOrganization, { name: 'New Clinic', slug: 'new-clinic', manager: 'Boss@new-clinic.example' });
  assert.match(made.manager?.link ?? '', new RegExp(`^${own.url}/p/new-clinic/staff#portal=staff-invitation/[\\w-]{43}$`));
  const theirs = { ...own, publishableKey: String(made['publishableKey']) };
  const browser = await newStaffBrowser(theirs);
  const token = tokenIn(made.manager?.link);
  assert.equal((await browser.post(`/v1/staff-invitations/${token}/accept`, { username: 'boss', password: goodPassword })).status, 201);
  const signIn = await browser.post('/v1/sessions', { kind: 'staff', username: 'boss', password: goodPassword });
  assert.deepEqual([signIn.status, signIn.body.factors], [202, ['totp-enrolment']], 'the second factor is required unless the clinic says otherwise');
  await own.drain();
  const [mail] = await own.mails('boss@new-clinic.example');
  assert.match(mail?.text ?? '', new RegExp(token));
  assert.match(mail?.subject ?? '', /New Clinic/);
});

test('G2 a wrong address makes no organization', async (t) => {
  const own = await clinic(t);
  const run = shell(t, own);
  await assert.rejects(run(createOrganization, { name: 'None', slug: 'none-made', manager: 'not an address' }), CommandError);
  assert.equal(await unscopedDb.Organization.one({ slug: 'none-made' }), null);
});

test('G2 a command invites a further employee, where nobody is left who could', async (t) => {
  const own = await clinic(t);
  const run = shell(t, own);
  const made = await run(inviteEmployee, { organization: own.slug, email: 'second@work.example', 'user-type': 'Billing' });
  const found = await (await newStaffBrowser(own)).get(`/v1/staff-invitations/${tokenIn(made.link)}`);
  assert.deepEqual([found.body.state, found.body.email], ['open', 's•••@work.example']);
  const { body } = await own.api.as(own.staff).get('/v1/admin/staff?state=invited');
  assert.equal(body.data[0].userType.name, 'Billing');
  await assert.rejects(run(inviteEmployee, { organization: own.slug, email: 'x@work.example', 'user-type': 'Nobody' }), CommandError);
});
