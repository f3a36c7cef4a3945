import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { newDevice, sessionClient } from '../../testing/http-client.ts';
import { patientPassword } from '../../testing/fixture-patients.ts';
import { listenToStatements } from '../../db/connection.ts';
import { seen } from './testing.ts';

/** Tries passwords in a browser with a marker of its own. */
async function browser({ url, origin, publishableKey }: Clinic, marker: string) {
  const headers = { Origin: origin, 'Portico-Key': publishableKey, 'Portico-Device': marker, 'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1' };
  const client = sessionClient(url, url, await newDevice(), { headers });
  return async (username: string, password: string) => (await client.post('/v1/sessions', { username, password })).status;
}

/** Notices of this subject that an address got since a number of messages. */
async function noticesTo(here: Clinic, to: string, subject: RegExp, since: number) {
  await here.drain();
  await here.drain();
  const all = await here.mails();
  return all.slice(0, all.length - since).filter((mail) => mail.to === to && subject.test(mail.subject));
}

test('B6 a sign-in on a new device is told at the login’s contact and the patient’s own; a known device and the very first aren’t', async (t) => {
  const here = await clinic(t);
  const since = (await here.mails()).length;
  const [phone, laptop] = [await browser(here, 'marker-of-her-phone'), await browser(here, 'marker-of-a-laptop')];
  assert.equal(await phone('maya', patientPassword), 201);
  assert.equal(await phone('maya', patientPassword), 201);
  assert.equal((await noticesTo(here, 'maya@login.example', /New sign-in/, since)).length, 0);
  assert.equal(await laptop('maya', patientPassword), 201);
  assert.equal(await laptop('maya', patientPassword), 201);
  const [atLogin, ...more] = await noticesTo(here, 'maya@login.example', /New sign-in to your portal/, since);
  assert.equal(more.length, 0);
  assert.match(atLogin?.text ?? '', /When: Monday, March 1, 2027, 10:00\sa\.m\. \(Toronto time\)/);
  assert.match(atLogin?.text ?? '', /Device: .*Safari/);
  assert.doesNotMatch(atLogin?.text ?? '', /#portal=/);
  assert.equal((await noticesTo(here, 'patient0@example.org', /New sign-in/, since)).length, 1);
});

test('B11 ten wrong passwords from elsewhere lock the login but not the owner’s device, and the owner hears of it once a day', async (t) => {
  const here = await clinic(t);
  const since = (await here.mails()).length;
  const [owner, stranger] = [await browser(here, 'marker-of-the-owner'), await browser(here, 'marker-of-a-stranger')];
  assert.equal(await owner('noah', patientPassword), 201);
  for (let i = 0; i < 10; i += 1) {
    assert.equal(await stranger('noah', 'wrong'), 401);
    here.clock.advance(1000);
  }
  assert.equal(await stranger('noah', patientPassword), 401);
  assert.equal((await seen(here, 1)).state, 'locked');
  assert.equal(await owner('noah', patientPassword), 201);
  for (const to of ['noah@login.example', 'patient1@example.org']) assert.equal((await noticesTo(here, to, /locked for a while/, since)).length, 1, to);
  here.clock.advance(16 * 60_000);
  assert.equal((await seen(here, 1)).state, 'active');
});

test('B11 the wrong password that locks asks the database the same whether the account is known or not', async (t) => {
  const here = await clinic(t);
  const tries = await browser(here, 'marker-of-whoever');
  const fifth = async (username: string) => {
    for (let i = 0; i < 4; i += 1) await tries(username, 'wrong');
    const statements: string[] = [];
    const stop = listenToStatements(({ sql }) => statements.push(sql.replaceAll(/\s+/g, ' ').slice(0, 60)));
    await tries(username, 'wrong');
    stop();
    return statements;
  };
  await fifth('somebody-first');
  const unknown = await fifth('nobody-at-all');
  assert.deepEqual(await fifth('maya'), unknown);
});

test('B6 notices are in the person’s language and by SMS where only a phone is linked', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await tx(async () => {
    await db.PortalUser.update({ usernameKey: 'maya' }, { linkedEmail: null, linkedPhone: '+14165550150', language: 'fr' });
    await db.Patient.update({ id: here.patient.patient }, { preferredLanguage: 'fr' });
  });
  const maya = await here.api.signIn('maya');
  assert.equal((await maya.post('/v1/me/password', { password: 'nine slow turtles climb the hill' }, { 'Accept-Language': 'fr' })).status, 200);
  await here.drain();
  const [sms] = await here.mails('+14165550150');
  assert.equal(sms?.text, 'Fixture Clinic\u00a0: Le mot de passe de votre portail a changé. Ce n’était pas vous\u202f? Appelez Fixture Clinic.');
  const mail = (await here.mails('patient0@example.org')).find(({ subject }) => subject.startsWith('Le mot'));
  assert.match(mail?.text ?? '', /Le mot de passe de votre compte chez Fixture Clinic a été changé/);
});
