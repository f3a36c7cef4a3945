import { msg } from '@lit/localize';
import { html } from 'lit';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import '../texts/email-form.ts';
import { audienceWord, type EmailTemplate } from '../texts/email-form.ts';
import { TextsScreen, type Keeping } from '../texts/texts-screen.ts';

/** What the clinic writes in mails and text messages. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-emails .desk=${desk} .place=${place}></portal-staff-emails>`;

/** Every mail, each with its form. */
@tag('portal-staff-emails')
export class EmailsScreen extends TextsScreen<EmailTemplate> {
  protected override readonly screen = 'emails';

  protected override words() {
    return { title: msg('Mails and texts'), intro: msg('Every mail has good words of ours. Write your own where you like.'), failed: msg('The mails could not be loaded') };
  }

  protected override load({ client }: Desk, signal: AbortSignal) {
    return client.get('/v1/admin/emails', { signal }).then(({ data }) => data);
  }

  protected override about({ audience, hasSms }: EmailTemplate) {
    return [audienceWord(audience), hasSms ? msg('also as a text message') : ''].filter(Boolean).join(' · ');
  }

  protected override opened(one: EmailTemplate, keeping: Keeping<object>, desk: Desk) {
    return html`<portal-staff-email-form .desk=${desk} .one=${one} .keeping=${keeping}></portal-staff-email-form>`;
  }
}
