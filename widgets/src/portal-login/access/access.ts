import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { link } from '../../parts/button.ts';
import { notice } from '../../parts/notice.ts';
import type { Portal } from '../../portal/portal.ts';
import type { Problem } from '../../portal/problem.ts';
import type { PortalLogin } from '../portal-login.ts';
import './forgot.ts';
import './invitation.ts';
import './reset.ts';

/** What may stand in the sign-in form's place: `forgot`, `register`, `insecure`, or what a link in a mail asks for. */
export interface Screen {
  name: string;
  /** The link's, good once. */
  token?: string;
}

/** What the screens need of the tag they stand in. */
export interface Access {
  portal: Portal;
  /** Rank of the tag's title. */
  level: number;
  /** What was typed as the name to sign in with. */
  username: string;
  /** Back to signing in: with what came of it, and the name that was chosen. */
  leave: (news?: () => unknown, username?: string) => unknown;
  show: (screen: Screen) => unknown;
  failed: (cause: unknown) => Problem;
}

/** A form on the page takes a link before a button does. */
const buttonWaitsMs = 99;

/** Puts a screen into the form's place: one by its name, or what the link asks for that brought the person here. */
export async function reach(login: PortalLogin, name?: string) {
  const { standsOn: portal } = login;
  const screen = name ? { name } : await linked(login);
  if (!screen || !portal) return;
  const show = async (next: Screen) => {
    login.screen = () => draw({ ...next, portal, level: login.headingLevel, username: login.username, leave, show, failed: (cause) => login.failed(cause) });
    if (login.isButton && !login.renderRoot.querySelector('dialog')?.open) await login.open();
  };
  const leave = (news?: () => unknown, username = login.username) => {
    Object.assign(login, { screen: undefined, news, username, errors: () => [], trouble: undefined } satisfies Partial<PortalLogin>);
    return login.focusForm();
  };
  await show(screen);
}

/** The page's link, if it is one for patients and nobody took it before. */
async function linked(login: PortalLogin): Promise<Screen | undefined> {
  if (login.isButton) await new Promise((resolve) => setTimeout(resolve, buttonWaitsMs));
  return login.isConnected ? (['invitation', 'reset', ...visitLink()].map((name) => login.standsOn?.takeLink(name)).find(Boolean)) : undefined;
}

/** A visit's own link opens here where the page has no tag for visits. */
const visitLink = () => (document.querySelector('portal-appointments, portal-app') ? [] : ['appointment']);

/** A page without encryption: where one can sign in instead. */
function insecure({ settings }: Portal) {
  const { api, organization } = settings ?? {};
  return html`<div class="stack">
    ${notice('warning', msg('Signing in isn’t possible on this page'), msg('Its connection isn’t encrypted.'))}
    ${api && organization ? link(`${api}/p/${organization.slug}`, msg('Open the clinic’s portal')) : nothing}
  </div>`;
}

function draw(given: Access & Screen) {
  const { name, token = '', level } = given;
  switch (name) {
    case 'invitation':
      return html`<portal-part-invitation .access=${given} token=${token}></portal-part-invitation>`;
    case 'reset':
      return html`<portal-part-reset .access=${given} token=${token}></portal-part-reset>`;
    case 'register':
      void import('../../portal-register/portal-register.ts');
      return html`<portal-register inside heading-level=${level} .arrive=${given.leave}></portal-register>`;
    case 'appointment':
      void import('../../portal-appointments/portal-appointments.ts');
      return html`<portal-appointments inside heading-level=${level} .token=${token}></portal-appointments>`;
    case 'insecure':
      return insecure(given.portal);
    default:
      return html`<portal-part-forgot .access=${given}></portal-part-forgot>`;
  }
}
