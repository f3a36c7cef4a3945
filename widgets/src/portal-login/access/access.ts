import { html } from 'lit';
import type { Portal } from '../../portal/portal.ts';
import type { Problem } from '../../portal/problem.ts';
import './forgot.ts';
import './invitation.ts';
import './reset.ts';

/** What may stand in the sign-in form's place: `forgot`, `register`, or what a link in a mail asks for. */
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
  /** Back to signing in: with what came of it, and the name that was chosen. */
  leave: (news?: unknown, username?: string) => unknown;
  show: (screen: Screen) => unknown;
  failed: (cause: unknown) => Problem;
}

/** Draws the screen that a person asked for. */
export function access(given: Access & Screen) {
  const { name, token = '', level } = given;
  switch (name) {
    case 'invitation':
      return html`<portal-part-invitation .access=${given} token=${token}></portal-part-invitation>`;
    case 'reset':
      return html`<portal-part-reset .access=${given} token=${token}></portal-part-reset>`;
    case 'register':
      void import('../../portal-register/portal-register.ts');
      return html`<portal-register inside heading-level=${level} .arrive=${given.leave}></portal-register>`;
    default:
      return html`<portal-part-forgot .access=${given}></portal-part-forgot>`;
  }
}
