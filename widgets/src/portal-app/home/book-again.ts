import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { isOff, type Appointment } from '../../portal-appointments/visit.ts';
import { tag } from '../../portal/tag.ts';
import { pressed, type Desk, type Wish } from '../desk.ts';
import { HomeCard } from './card.ts';

const mostShown = 3;

/** A visit that was had before, and what one like it begins with. */
interface Known {
  visit: Appointment;
  wish: Wish;
}

/** Past visits, each kind once: a press leads to the next free times of one like it. */
@tag('portal-part-book-again')
export class BookAgain extends HomeCard<readonly Known[]> {
  protected get caption() {
    return msg('Book again');
  }

  protected get failure() {
    return msg('Your past visits could not be loaded');
  }

  protected readonly more = undefined;

  protected async fetch({ portal }: Desk, signal: AbortSignal) {
    const { data } = await portal.client.get('/v1/me/appointments', { query: { when: 'past', limit: 20 }, signal });
    const kinds = new Map<string, Known>();
    for (const visit of data) {
      const { appointmentType, location, practitioner } = visit;
      if (!appointmentType.id || isOff(visit)) continue;
      const wish = { typeId: appointmentType.id, locationId: location.id, practitionerId: practitioner.id };
      const kind = Object.values(wish).join();
      if (!kinds.has(kind)) kinds.set(kind, { visit, wish });
    }
    return [...kinds.values()].slice(0, mostShown);
  }

  protected override isNeedless(known: readonly Known[]) {
    return !known.length;
  }

  protected content(known: readonly Known[], { go, href }: Desk) {
    return html`<ul class="rows">${known.map(({ visit: { appointmentType, practitioner, location }, wish }) => html`<li>
      <span class="initials" aria-hidden="true">${initials(practitioner.name)}</span>
      <div class="what"><strong>${appointmentType.name}</strong><div class="small muted">${msg(str`${practitioner.name}, ${location.name}`)}</div></div>
      <a class="button outline" href=${href('book')} aria-label=${msg(str`See times for ${appointmentType.name} with ${practitioner.name}`)}
        @click=${pressed(() => go('book', undefined, wish))}>${msg('See times')}</a>
    </li>`)}</ul>`;
  }
}

/** "AO" of "Amara Okafor, MPT". */
function initials(name: string) {
  const words = (name.split(',')[0] ?? '').trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-book-again': BookAgain;
  }
}
