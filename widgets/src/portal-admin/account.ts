import { msg } from '@lit/localize';
import { property } from 'lit/decorators.js';
import { personIcon } from '../parts/core-icons.ts';
import type { MenuItem } from '../parts/menu.ts';
import { languageItems } from '../portal-language/language-items.ts';
import { AccountPart } from '../portal-login/account.ts';
import type { Portal } from '../portal/portal.ts';
import { tag } from '../portal/tag.ts';

/** Who is signed in, as a chip in the toolbar: patients' own menu, and the way to one's account. */
@tag('portal-part-staff-account')
export class StaffAccountPart extends AccountPart {
  /** Opens the account. */
  @property({ attribute: false }) openAccount?: () => void;

  protected override items(portal: Portal): MenuItem[] {
    return [{ text: msg('Your account'), icon: personIcon, press: this.openAccount }, ...super.items(portal)];
  }

  /** Whatever menu patients have, staff choose their own language. */
  protected override languages(portal: Portal) {
    return languageItems(portal, true);
  }
}
