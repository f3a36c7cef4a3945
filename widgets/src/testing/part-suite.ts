import { expect, fixture, html } from '@open-wc/testing';
import { css, type CSSResultGroup, LitElement } from 'lit';
import { updateWhenLocaleChanges } from '@lit/localize';
import { baseStyles } from '../portal/base.styles.ts';
import { Locale } from '../portal/locale.ts';
import { stateStyles } from '../portal/states.styles.ts';
import { speak } from '../portal/words.ts';
import { settled } from './find.ts';

/** What a tag is to a part: a shadow root with the shared styles. */
class Stage extends LitElement {
  static override styles = [baseStyles, stateStyles, css`
      .root {
        background: var(--_portal-color-surface);
      }
    `];
  static override properties = { draw: { attribute: false }, scheme: {} };
  declare draw: (locale: Locale) => unknown;
  declare scheme: string;
  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.draw = () => '';
    this.scheme = 'light';
  }
  protected override render() {
    return html`<div class="root" data-scheme=${this.scheme}><section>${this.draw(new Locale('en'))}</section></div>`;
  }
}
customElements.define('test-stage', Stage);

/** A part on a stage. `styles`: those that the tag around it would list. */
export async function onStage(draw: (locale: Locale) => unknown, styles: CSSResultGroup = [], scheme = 'light') {
  const stage = await fixture<Stage>(html`<test-stage .draw=${draw} scheme=${scheme}></test-stage>`);
  const sheets = [styles].flat(9).flatMap((one) => ('styleSheet' in one && one.styleSheet ? [one.styleSheet] : []));
  if (stage.shadowRoot) stage.shadowRoot.adoptedStyleSheets = [...stage.shadowRoot.adoptedStyleSheets, ...sheets];
  await stage.updateComplete;
  return stage;
}

/** What every part passes: axe in both schemes, named controls, reconnecting, and another language without losing focus. */
export function everyPart(name: string, draw: (locale: Locale) => unknown, styles?: CSSResultGroup) {
  describe(`${name}, as every part`, () => {
    it(`K1 ${name} has no axe violation, light and dark`, async () => {
      for (const scheme of ['light', 'dark']) await expect(await onStage(draw, styles, scheme)).to.be.accessible();
    });

    it(`K1 every control of ${name} is at least 44 pixels high, or stands in a sentence`, async () => {
      const stage = await onStage(draw, styles);
      const controls = [...(stage.shadowRoot?.querySelectorAll<HTMLElement>('button, input, select, label:has(input), a') ?? [])];
      for (const control of controls.filter((one) => !one.closest('li, p, .hidden, .footer') && one.offsetParent)) {
        const target = control.closest<HTMLElement>('label') ?? control;
        expect(target.getBoundingClientRect().height, target.textContent ?? '').to.be.at.least(43.9);
      }
    });

    it(`A11 ${name} can be taken out and put back`, async () => {
      const stage = await onStage(draw, styles);
      const before = stage.shadowRoot?.textContent;
      const { parentElement } = stage;
      stage.remove();
      parentElement?.append(stage);
      await stage.updateComplete;
      expect(stage.shadowRoot?.textContent).to.equal(before);
    });

    it(`K1 ${name} keeps the focus when the language changes`, async () => {
      const stage = await onStage(draw, styles);
      const control = stage.shadowRoot?.querySelector<HTMLElement>('button:not([tabindex="-1"]), input, a');
      control?.focus();
      await speak('fr');
      await stage.updateComplete;
      try {
        if (control) expect(stage.shadowRoot?.activeElement).to.equal(control);
      } finally {
        await speak('en');
        await settled(() => stage.updateComplete);
      }
    });
  });
}
