import type { Ok } from '../portal/client.ts';
import { deviceMarker } from '../portal/device.ts';
import type { Keeper } from '../portal/keeper.ts';
import { Portal } from '../portal/portal.ts';
import { Drafts } from './draft.ts';

/** Who is signed in, with what they may do; asked of the API, never kept. */
export type Me = Ok<'/v1/sessions/current'>['user'];

/** The clinic's zone, with its changes. */
export type ClinicClock = NonNullable<Ok<'/v1/sessions/current'>['clinicClock']>;

/** A right of staff. */
export type Permission = Me['permissions'][number];

/** The password fitted; what is due next, with the key that the session will be bound to. */
export interface PendingSignIn {
  readonly token: string;
  readonly isEnrolling: boolean;
  readonly signer: Awaited<ReturnType<Keeper['trying']>>;
}

const staffPortals = new WeakMap<Portal, StaffPortal>();

/**
 * What staff screens stand on: the page's portal, with a session of its own. Patients' tags on the same origin
 * never hear of it, and it never takes up theirs.
 */
export class StaffPortal extends Portal {
  /** By path, the tag of the last answer: asked with it as `If-None-Match`, the API answers null while nothing has changed. */
  readonly tags: Map<string, string>;
  /** What was typed when the last session ended by itself. */
  readonly drafts = new Drafts();

  constructor(page: Portal) {
    const tags = new Map<string, string>();
    super(page.key, page.api, readable(page.client.fetch, tags));
    this.tags = tags;
    this.sessions.key = `${page.key}:staff`;
    this.link = page.takeLink('staff-invitation') ?? page.takeLink('staff-reset');
  }

  /** Staff's screens exist in two languages; whoever reads another sees the clinic's, or English. */
  override get languages() {
    return super.languages.filter((language) => language === 'en' || language === 'fr');
  }

  /** The one staff portal of a page's portal. */
  static of(page: Portal): StaffPortal {
    const portal = staffPortals.get(page) ?? new StaffPortal(page);
    staffPortals.set(page, portal);
    return portal;
  }

  /** Signs in, or says that a second factor is due. */
  async begin(username: string, password: string): Promise<PendingSignIn | undefined> {
    const keeper = await this.sessions.keep();
    const signer = await keeper.trying();
    const answer = await this.client.post('/v1/sessions', { body: { kind: 'staff', username, password }, headers: deviceHeaders(), signer });
    if ('token' in answer) await keeper.begin(answer, signer.keys);
    else return { token: answer.pendingToken, isEnrolling: answer.factors.includes('totp-enrolment'), signer };
    return undefined;
  }

  /** What the authenticator app is set up with, where a sign-in asks for one. */
  enrol = ({ token, signer }: PendingSignIn) => this.client.post('/v1/sessions/factors/enrolment', { body: { pendingToken: token }, signer });

  /** Completes a sign-in by the app's code. */
  async complete({ token, signer }: PendingSignIn, code: string) {
    const body = { pendingToken: token, code };
    const granted = await this.client.post('/v1/sessions/factors', { body, headers: deviceHeaders(), signer });
    await (await this.sessions.keep()).begin(granted, signer.keys);
  }

  /** The page hears nothing of staff: its events are about patients. */
  protected override tellPage() {}
}

const deviceHeaders = () => ({ 'Portico-Device': deviceMarker() });

/** Lists for spreadsheets come as text, and what hasn't changed as nothing: the client reads JSON, so that both are some to it. */
const readable =
  (network: typeof fetch, tags: Map<string, string>): typeof fetch =>
  async (...request) => {
    const answer = await network(...request);
    const { headers, status } = answer;
    if (status === 304) return new Response('null', { headers });
    const etag = headers.get('ETag');
    if (etag) tags.set(new URL(String(request[0])).pathname, etag);
    if (!headers.get('Content-Type')?.startsWith('text/csv')) return answer;
    return new Response(JSON.stringify(await answer.text()), answer);
  };
