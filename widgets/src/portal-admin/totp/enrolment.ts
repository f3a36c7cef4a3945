import { msg } from '@lit/localize';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Ok } from '../../portal/client.ts';
import { copyButton } from './copy.ts';

/** What an authenticator app is set up with. */
export type Enrolment = Ok<'/v1/sessions/factors/enrolment', 'post'>;

/** The code to scan, and the same to type where nothing can be scanned. */
export const enrolment = ({ secret, uri }: Enrolment) => html`<ol class="enrolment">
  <li>${msg('Open an authenticator app on your phone, such as the one you use for your bank.')}</li>
  <li>${msg('Scan this square with it.')}
    ${until(import('./qr.ts').then(({ qr }) => qr(uri, msg('Square code for your authenticator app'))), html`<div class="square"></div>`)}
    <details>
      <summary>${msg('I can’t scan it')}</summary>
      <p>${msg('Choose “Enter a key” in the app and type:')}</p>
      <p class="secret">${secret.match(/.{1,4}/g)?.join(' ')}</p>
      ${copyButton(secret)}
    </details>
  </li>
  <li>${msg('Enter the code that the app shows then.')}</li>
</ol>`;
