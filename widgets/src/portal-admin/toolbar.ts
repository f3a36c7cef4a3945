import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { waitingText, type PendingRequests } from './calendar/pending.ts';
import './account.ts';
import type { Place } from './desk.ts';
import { areas, screens, type Screen } from './screens.ts';
import type { StaffPortal } from './staff-portal.ts';

/** A screen with its name. */
type Open = readonly (readonly [name: string, screen: Screen])[];

interface Bar {
  portal: StaffPortal;
  /** The screens that this person may open. */
  open: Open;
  place: Place | undefined;
  go: (place: Place) => void;
  /** What waits for the clinic's answer. */
  waiting: PendingRequests;
}

/** The bar above: the clinic, the areas that there is a screen of, and who is signed in. */
export function toolbar({ portal, open, place, go, waiting }: Bar) {
  const name = portal.settings?.organization.name ?? '';
  const here = place && screens[place.screen]?.area;
  const shown = [...new Set(open.flatMap(([, { area }]) => area ?? []))];
  return html`<div class="toolbar" part="toolbar">
    <p class="brand"><span class="mark" aria-hidden="true">${[...name][0]}</span><strong>${name}</strong> <span>${msg('staff')}</span></p>
    <nav aria-label=${msg('Areas')}><ul>
      ${shown.map((area) => {
        const [first = ''] = open.find(([, screen]) => screen.area === area) ?? [];
        return html`<li><button type="button" aria-current=${area === here ? 'true' : nothing} @click=${() => go({ screen: first })}>${areas[area]()}${area === 'calendar' ? countBadge(waiting) : nothing}</button></li>`;
      })}
    </ul></nav>
    <portal-part-staff-account .portal=${portal} .session=${portal.session} .openAccount=${() => go({ screen: 'account' })}></portal-part-staff-account>
  </div>`;
}

/** How many requests wait; nothing while there are none. */
function countBadge(waiting: PendingRequests) {
  const { items, isMore } = waiting;
  const count = items.length;
  if (!count) return nothing;
  return html`<span class="count" aria-hidden="true">${isMore ? `${count}+` : count}</span><span class="hidden">${waitingText(waiting)}</span>`;
}

/** The screens of the area in which somebody is. */
export const besides = (open: Open, place: Place | undefined): Open => {
  const here = place && screens[place.screen]?.area;
  return open.filter(([, { area }]) => area && area === here);
};

/** The screens of one area, to choose from. */
export const screenList = ({ beside, place, go }: Pick<Bar, 'place' | 'go'> & { beside: Open }) => html`<nav class="beside" aria-label=${msg('Screens')}><ul>
  ${beside.map(([screen, { title }]) => html`<li><button type="button" aria-current=${screen === place?.screen ? 'page' : nothing} @click=${() => go({ screen })}>${title()}</button></li>`)}
</ul></nav>`;
