import type { Clinic } from '../testing/clinic.ts';
import { locations } from '../testing/fixture-scheduling.ts';
import type { Answer } from '../testing/http-client.ts';

/** A password that stands for any good one. */
export const goodPassword = 'velvet anchors drift past midnight';

/** What the tests fill in where it doesn't matter. */
export const details = { username: 'newcomer', password: goodPassword, givenName: 'Ines', familyName: 'Okafor', birthDate: '1990-05-17', locationId: locations.toronto };

/** An answer in two words, with what is wrong. */
export const said = ({ status, body }: Answer): string =>
  [status, body.type?.split(':').at(-1), ...(body.errors ?? []).map((one: { path: string; code: string }) => `${one.path} ${one.code}`)].filter(Boolean).join(' ');

/** Begins a registration. */
export const start = ({ api, anyone }: Clinic, value: string, more: Record<string, unknown> = {}): Promise<Answer> =>
  api.as(anyone).post('/v1/registrations', { contact: { system: value.includes('@') ? 'email' : 'phone', value }, ...more });

/** The newest code that went to an address or number; null for none. */
export async function codeTo({ drain, mails }: Clinic, to: string): Promise<string | null> {
  await drain();
  const [newest] = await mails(to);
  return /\b\d{6}\b/.exec(newest?.text ?? '')?.[0] ?? null;
}

/** Begins and proves a registration. */
export async function proved(own: Clinic, value: string): Promise<{ id: string; token: string }> {
  const { id } = (await start(own, value)).body;
  const { token } = (await own.api.as(own.anyone).post(`/v1/registrations/${id}/verify`, { code: await codeTo(own, value) })).body;
  return { id, token };
}

/** The last step of a registration that was proved. */
export const complete = ({ api, anyone }: Clinic, { id, token }: { id: string; token: string }, more: Record<string, unknown> = {}): Promise<Answer> =>
  api.as(anyone).post(`/v1/registrations/${id}/complete`, { token, ...details, ...more });

/** All steps. */
export const register = async (own: Clinic, value: string, more: Record<string, unknown> = {}): Promise<Answer> => complete(own, await proved(own, value), more);
