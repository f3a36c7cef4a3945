import { msg } from '@lit/localize';
import { html } from 'lit';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import '../texts/message-form.ts';
import type { DescribedMessage } from '../texts/message-form.ts';
import { TextsScreen, type Keeping } from '../texts/texts-screen.ts';

/** What the clinic says on the portal's pages. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-page-messages .desk=${desk} .place=${place}></portal-staff-page-messages>`;

/** The messages on pages, each with its form. */
@tag('portal-staff-page-messages')
export class PageMessagesScreen extends TextsScreen<DescribedMessage> {
  protected override readonly screen = 'page-messages';

  protected override words() {
    return { title: msg('Messages on pages'), intro: msg('What patients read in these places, in your own words.'), failed: msg('The messages could not be loaded') };
  }

  protected override load({ client }: Desk, signal: AbortSignal) {
    return client.get('/v1/admin/page-messages', { signal }).then(({ data }) => data);
  }

  protected override about({ help }: DescribedMessage) {
    return help;
  }

  protected override opened(one: DescribedMessage, keeping: Keeping<object>, desk: Desk) {
    return html`<portal-staff-message-form .desk=${desk} .one=${one} .keeping=${keeping}></portal-staff-message-form>`;
  }
}
