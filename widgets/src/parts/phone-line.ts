import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { phoneIcon } from './core-icons.ts';

const dial = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`;

/** The clinic's phone, as a link that calls it. */
export const phoneLink = (phone: string) => html`<a href=${dial(phone)}>${phone}</a>`;

/** The clinic's phone as a line of its own, where calling is the next thing to do. */
export const phoneCall = (phone: string | null | undefined) =>
  phone ? html`<a class="standalone call" href=${dial(phone)}>${phoneIcon}<span>${phone}</span></a>` : nothing;

/** Closes every tag, in every state, in the same place. */
export const phoneLine = (phone: string | null | undefined) =>
  phone ? html`<div class="footer" part="footer">${msg(html`Need help? Call ${phoneLink(phone)}`)}</div>` : nothing;
