import { msg } from '@lit/localize';
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { patientsTags } from '../../portal/patients-tags.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import type { ChosenTag } from './snippet.ts';

/** Tags that take the page's history or address are asked to leave it alone. */
const quiet: Readonly<Record<string, readonly string[]>> = { 'portal-booking': ['history'], 'portal-register': ['history'] };

/** The chosen tags, really there: as a visitor sees them who isn't signed in. */
@tag('portal-staff-live-tags')
export class LiveTags extends AdminScreen {
  @property({ attribute: false }) tags: readonly ChosenTag[] = [];
  @property({ attribute: false }) key = '';

  protected override content({ portal }: Desk) {
    return html`${this.heading(1, msg('As visitors see it'))}
      <p class="hint">${msg('These are the real tags: what you book here is booked.')}</p>
      <portal-provider class="live group" key=${this.key} api=${portal?.api ?? ''}></portal-provider>`;
  }

  protected override updated() {
    const stage = this.querySelector('portal-provider');
    if (!stage) return;
    const wanted = this.tags.filter(({ name }) => name !== 'portal-app');
    for (const { name } of wanted) if (!customElements.get(name)) void patientsTags[name]?.().catch(() => undefined);
    const known = new Map([...stage.children].map((one) => [one.localName, one]));
    const shown = wanted.map(({ name, attributes }) => {
      const one = known.get(name) ?? document.createElement(name);
      for (const { name: attribute } of [...one.attributes]) if (!(attribute in attributes)) one.removeAttribute(attribute);
      for (const [attribute, value] of Object.entries({ 'heading-level': String((this.desk?.level ?? 1) + 2), ...attributes })) if (one.getAttribute(attribute) !== value) one.setAttribute(attribute, value);
      for (const attribute of quiet[name] ?? []) one.setAttribute(attribute, 'off');
      return one;
    });
    if (shown.length !== stage.children.length || shown.some((one, n) => stage.children[n] !== one)) stage.replaceChildren(...shown);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-live-tags': LiveTags;
  }
}
