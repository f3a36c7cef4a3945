import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import { notice } from '../../parts/notice.ts';
import { leaf } from '../../parts/ticket.ts';
import { ownPlaceText, zoneTime } from '../../portal/own-clock.ts';
import type { WholeView } from './view.ts';

/** The chosen time, and until when it is kept: a time of day, nothing that ticks. */
export function heldLine(view: WholeView) {
  const { draft, locale, zone } = view;
  const { keeper, holdAgain } = view.acts;
  const { start } = draft;
  if (!start) return nothing;
  const own = ownPlaceText(locale, start, zone);
  const until = keeper.isLost ? nothing : own ? msg(str`Held for you until ${locale.time(keeper.until)} on your device.`) : msg(str`Held for you until ${locale.time(keeper.until)}.`);
  return html`<div class="held">${leaf(locale, start)}<div>
    <strong class="large capital">${locale.when(start)}</strong>
    <div class="muted capital">${zoneTime(zone, view.offers.place?.city)}${own ? ` (${own})` : ''}. ${until}</div>
  </div></div>
  ${keeper.isLost
    ? html`<div class="stack lost">${notice('warning', msg('This time is no longer held for you'), msg('What you chose and wrote is kept.'))}
        ${button(msg('Hold it again'), holdAgain)}</div>`
    : nothing}`;
}
