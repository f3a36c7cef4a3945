import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { notice } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { typedOrigin } from '../keys/typed-origin.ts';
import { AdminScreen } from '../screen.ts';
import { findingsOf, isReport, silence, type Finding } from './findings.ts';

/** So long a page may take to answer. */
const patienceMs = 10_000;

/** Opens a page of the clinic in a window of this browser, and says what it finds wrong with its tags. */
@tag('portal-staff-check-page')
export class CheckPagePart extends AdminScreen {
  @state() private typed = '';
  @state() private isWaiting = false;
  @state() private findings?: readonly Finding[];
  private opened?: { window: Window; origin: string };
  private timer?: ReturnType<typeof setTimeout>;
  private readonly form = new FormRun(this, () => new Problem('unexpected'));
  /** Opens a window; tests put another in its place. */
  open = (address: string) => window.open(address, '_blank');
  /** How long it waits; tests are in a hurry. */
  patience = patienceMs;

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('message', this.onMessage);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('message', this.onMessage);
    clearTimeout(this.timer);
  }

  protected override content({ level }: Desk) {
    const { form, typed, isWaiting, findings } = this;
    return html`<section class="group" aria-labelledby="check-page">
      ${this.heading(1, html`<span id="check-page">${msg('Check my page')}</span>`)}
      <p class="muted">${msg('Opens your page in a window of this browser, and says here what is wrong with it.')}</p>
      <form class="form narrow" novalidate @submit=${submitted(this.check)}>
        ${form.draw(level + 2)}
        ${field({ name: 'page', label: msg('Address of your page'), value: typed, autocomplete: 'off', error: form.errorOf('page'), input: (value) => (this.typed = value) })}
        <div class="acts">${button(msg('Check it'), undefined, { type: 'submit', busy: isWaiting && msg('Waiting for the page…') })}</div>
      </form>
      ${findings ? html`<ul class="group plain">${findings.map(({ kind, title, text }) => html`<li>${notice(kind, title, text ?? nothing)}</li>`)}</ul>` : nothing}
    </section>`;
  }

  private check = async () => {
    const origin = typedOrigin(this.typed);
    const isFine = await this.form.send({
      wrong: () => (origin ? [] : [{ field: 'page', text: msg('Enter the address of your page, such as https://www.clinic.example/book') }]), act: async () => undefined,
    });
    if (!isFine || !origin) return;
    const text = this.typed.trim();
    const address = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    address.hash = 'portal-check';
    this.findings = undefined;
    const opened = this.open(address.href);
    if (!opened) return this.told([{ kind: 'warning', title: msg('Your browser didn’t open the window'), text: msg('Allow this page to open windows, then try again.') }]);
    this.opened = { window: opened, origin };
    this.isWaiting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.told([silence()]), this.patience);
  };

  /** Only what the window that was opened says counts, from the website that was typed. */
  private onMessage = ({ source, origin, data }: MessageEvent) => {
    const { opened, desk } = this;
    if (!opened || !this.isWaiting || source !== opened.window || !isReport(data)) return;
    if (origin !== opened.origin)
      return this.told([{ kind: 'warning', title: msg(str`The address leads to another website: ${origin}`), text: msg('Check the page that patients really see.') }]);
    // What the browser says of it counts, not the page.
    this.told(findingsOf({ ...data, origin }, { slug: desk?.portal?.settings?.organization.slug }));
  };

  private told(findings: readonly Finding[]) {
    clearTimeout(this.timer);
    this.isWaiting = false;
    this.findings = findings;
    const { length } = findings.filter(({ kind }) => kind !== 'success');
    this.desk?.say(length ? this.shell.locale.plural(length, { one: msg('1 thing to look at.'), other: msg(str`${length} things to look at.`) }) : msg('Everything is as it should be.'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-check-page': CheckPagePart;
  }
}
