import { fixtureId } from '../../testing/fixture-patients.ts';
import type { Clinic } from '../../testing/clinic.ts';
import type { Answer } from '../../testing/http-client.ts';

/** A password that nobody objects to. */
export const goodPassword = 'seven quiet herons cross the lake';

/** A fixture patient without a login, by number. */
export const nth = (n: number) => fixtureId('pt', n);

/** Links an email and/or phone to a fixture patient's login, as staff do. */
export const link = ({ api, staff }: Clinic, n: number, contact: unknown): Promise<Answer> => api.as(staff).put(`/v1/admin/patients/${nth(n)}/portal-user`, contact);

/** Invites a fixture patient, as staff do. */
export const invite = ({ api, staff }: Clinic, n: number): Promise<Answer> => api.as(staff).post(`/v1/admin/patients/${nth(n)}/invitations`, {});

/** What staff see of a fixture patient's login. */
export const seen = async ({ api, staff }: Clinic, n: number) => (await api.as(staff).get(`/v1/admin/patients/${nth(n)}/portal-user`)).body;

/** The newest message to an address that is this clinic's, with the token of the link in it. */
export async function newest(here: Clinic, to: string, kind: 'invitation' | 'reset' = 'invitation') {
  await here.drain();
  await here.drain();
  const pattern = new RegExp(`/p/${here.slug}#portal=${kind}/([\\w-]{43})`);
  // Mails of one drain arrive in any order: the newest is the one whose row was written last.
  const mails = [...(await here.mails(to))].sort((a, b) => (a.messageId < b.messageId ? 1 : -1));
  const mail = mails.find(({ text }) => pattern.test(text));
  return { mail, token: pattern.exec(mail?.text ?? '')?.[1] ?? 'none' };
}

/** Links and invites a fixture patient and answers the token that arrived. */
export async function invited(here: Clinic, n: number, email: string): Promise<string> {
  await link(here, n, { email });
  await invite(here, n);
  return (await newest(here, email)).token;
}

/** A fixture patient with a login of their own making. */
export async function activated(here: Clinic, n: number, { email, username }: { email: string; username: string }): Promise<void> {
  const token = await invited(here, n, email);
  const answer = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username, password: goodPassword });
  if (answer.status !== 201) throw new Error(`accepting answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** The problem's short name and status. */
export const problemIn = ({ status, body }: Answer) => `${status} ${String(body?.type ?? '').replace('urn:portico:problem:', '')}`;
