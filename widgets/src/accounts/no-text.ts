import { msg } from '@lit/localize';
import { html } from 'lit';

/** Where a code went by text message: what to do if none comes. Everybody reads it, so that it says nothing about a number. */
export const noText = () => html`<p class="small muted">${msg('No text message? If you once answered STOP to this clinic, send START to the same number, or use an email address.')}</p>`;
