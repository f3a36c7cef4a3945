import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { Ok } from '../../portal/client.ts';
import { actionWord } from '../audit/action-words.ts';
import type { Desk } from '../desk.ts';
import { momentText } from '../moment.ts';

type Line = Ok<'/v1/admin/appointments/{id}'>['history'][number];

/** What happened to a visit, oldest first: what, when, by whom, and whether through the portal. */
export const historyList = (history: readonly Line[], desk: Desk) =>
  history.length
    ? html`<ol class="history-of">${history.map((one) => html`<li><strong>${actionWord(one.action)}</strong>
        <div class="small">${byText(one.by)}</div><div class="small muted">${momentText(one.at, desk)}</div></li>`)}</ol>`
    : html`<p class="muted">${msg('Nothing yet.')}</p>`;

function byText({ kind, name, portal }: Line['by']) {
  switch (kind) {
    case 'patient':
      return portal ? msg('By the patient, through the portal') : msg('By the patient');
    case 'public':
      return portal ? msg('By the public, through the portal') : msg('By the public');
    case 'staff':
      return name ? msg(str`By ${name}`) : msg('By the clinic');
    case 'program':
      return name ? msg(str`By a program: ${name}`) : msg('By a program');
    case 'system':
      return msg('By itself');
  }
}
