import { msg } from '@lit/localize';
import { html } from 'lit';
import { pressed, type Desk } from './desk.ts';

/** The visits to come or the past ones, with the way to the others. */
export function withPast({ level, token, href, go }: Desk, item: string | undefined) {
  const when = item === 'past' ? 'past' : 'upcoming';
  const other = when === 'past' ? undefined : 'past';
  return html`<nav class="within" aria-label=${msg('Visits')}>
      <a class="standalone" href=${href('appointments', other)} @click=${pressed(() => go('appointments', other))}>${other ? msg('Past visits') : msg('Coming up')}</a>
    </nav>
    <portal-appointments heading-level=${level} .when=${when} .token=${token}></portal-appointments>`;
}
