import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { CaughtMail } from './inbox.ts';
import type { RunningDemo } from './running-demo.ts';

/** One call to the API. */
interface Asking {
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** Calls the API as the clinic's own program does. */
export async function call<Answer>({ api, organization }: RunningDemo, method: string, path: string, { body, headers: more }: Asking = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${organization.secretKey}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...more };
  const response = await fetch(`${api}${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
  return (response.status === 204 ? undefined : await response.json()) as Answer; // what a journey says of an answer is looked at by it
}

/** The desk adds a patient and links their email to a login. @returns the patient's id */
export async function linkedPatient(demo: RunningDemo, email: string, preferredLanguage: 'en' | 'fr'): Promise<string> {
  const body = { givenName: 'Inès', familyName: 'Roy', birthDate: '1990-05-14', preferredLanguage, contactPoints: [{ system: 'email', value: email, verified: true }] };
  const { id } = await call<{ id: string }>(demo, 'POST', '/v1/admin/patients', { body });
  await call(demo, 'PUT', `/v1/admin/patients/${id}/portal-user`, { body: { email } });
  return id;
}

/** Changes the clinic's settings, as its manager does. */
export async function change(demo: RunningDemo, values: Readonly<Record<string, unknown>>): Promise<void> {
  const { version } = await call<{ version: number }>(demo, 'GET', '/v1/admin/settings');
  await call(demo, 'PATCH', '/v1/admin/settings', { body: { values }, headers: { 'If-Match': `"${version}"` } });
}

/** Invites the patient. */
export const invite = (demo: RunningDemo, id: string): Promise<unknown> => call(demo, 'POST', `/v1/admin/patients/${id}/invitations`, { body: {} });

/** The newest mail to an address with this subject, newer than those that were there before. */
export async function mailTo({ inbox }: RunningDemo, to: string, subject: RegExp, before = 0): Promise<CaughtMail> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { data } = (await (await fetch(inbox)).json()) as { data: CaughtMail[] };
    const found = data.filter((mail) => mail.to === to && subject.test(mail.subject));
    const [newest] = found;
    if (newest && found.length > before) return newest;
    await pause(100);
  }
  return assert.fail(`no mail came to ${to} with the subject ${subject}`);
}

/** The one link of a mail that opens something. */
export const linkOf = ({ links }: CaughtMail): string => links.find((link) => link.includes('#portal=')) ?? assert.fail(`no link among ${links.join(', ')}`);

/** The six digits of a mail. */
export const codeOf = ({ text }: CaughtMail): string => /\b\d{6}\b/.exec(text)?.[0] ?? assert.fail(`no code in ${text}`);
