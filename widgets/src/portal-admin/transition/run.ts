import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import { badge } from '../../parts/notice.ts';
import type { Ok } from '../../portal/client.ts';
import type { Desk } from '../desk.ts';
import { momentText } from '../moment.ts';

/** One move of a whole clinic, running or over. */
export type Run = Ok<'/v1/admin/transitions'>['data'][number];

/** What can be done with one that isn't over. */
export type Verb = 'pause' | 'resume' | 'stop';

/** How far a move is, and what can be done about it. */
export const runRow = (run: Run, desk: Desk, act: (verb: Verb, run: Run) => unknown) => {
  const { locale } = desk;
  const { kind, state, total, sent, setAside, createdAt } = run;
  const title = kind === 'notice' ? msg('Telling patients about the portal') : msg('Inviting patients');
  const isOpen = state === 'running' || state === 'paused';
  const text = msg(str`${locale.number(sent)} of ${locale.number(total)} written to, ${locale.number(setAside)} set aside`);
  return html`<li>
    <div class="what"><strong>${title}</strong><span class="small muted">${text} · ${msg(str`begun ${momentText(createdAt, desk)}`)}</span>
      ${isOpen ? html`<progress aria-label=${title} max=${total} value=${sent + setAside}></progress>` : nothing}</div>
    ${stateBadge(state)}
    ${isOpen
      ? html`<div class="acts">
          ${state === 'running' ? button(msg('Pause'), () => act('pause', run)) : button(msg('Go on'), () => act('resume', run))}
          <button type="button" class="link standalone text-danger" @click=${() => act('stop', run)}>${msg('Stop for good')}</button>
        </div>`
      : nothing}
  </li>`;
};

function stateBadge(state: Run['state']) {
  switch (state) {
    case 'running':
      return badge('info', msg('Under way'));
    case 'paused':
      return badge('warning', msg('Paused'));
    case 'done':
      return badge('success', msg('Done'));
    case 'stopped':
      return badge('neutral', msg('Stopped'));
  }
}
