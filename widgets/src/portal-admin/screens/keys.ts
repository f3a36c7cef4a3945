import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { radios } from '../../accounts/ticks.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import '../../parts/dialog.ts';
import { badge } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { isNew } from '../clinic/setup-screen.ts';
import { confirmation } from '../confirm.ts';
import type { Desk, Place } from '../desk.ts';
import '../keys/key-form.ts';
import { hasEnded, kindWord, shownKey, timesOf, type ApiKey, type MadeKey } from '../keys/key-words.ts';
import { madeKey } from '../keys/made-key.ts';
import '../keys/origins.ts';
import { News } from '../news.ts';
import { rightWord } from '../rights/right-words.ts';
import { AdminScreen } from '../screen.ts';

/** Keys, and the websites that may use the portal. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-keys .desk=${desk} .place=${place}></portal-staff-keys>`;

/** Keys of pages and programs: made, given a successor, revoked. A secret stands on the screen once. */
@tag('portal-staff-keys')
export class KeysScreen extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @state() private made?: MadeKey;
  @state() private rotating?: ApiKey;
  @state() private revoking?: ApiKey;
  @state() private overlap = '24';
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private readonly news = new News(this);

  private readonly all = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? (await this.shell.client.get('/v1/admin/keys', { signal })).data : []),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    if (this.place?.item === isNew)
      return html`<div class="group" @portal-part-done=${this.onDone} @portal-staff-key=${this.onMade}><portal-staff-key class="group" .desk=${desk}></portal-staff-key></div>`;
    const { all, made } = this;
    return html`<div class="head">${this.headline(msg('Keys and websites'))}${button(msg('Make a key'), this.open, { kind: 'primary' })}</div>
      ${this.news.draw()} ${made ? madeKey(made, this.forget) : nothing}
      ${all.render({
        initial: () => nothing,
        pending: () => (all.value ? this.list(all.value, desk) : html`<portal-part-skeleton lines="4"></portal-part-skeleton>`),
        error: (cause) => this.problem(cause, () => all.run(), msg('The keys could not be loaded')),
        complete: (keys) => this.list(keys, desk),
      })}
      <portal-staff-origins .desk=${desk}></portal-staff-origins> ${this.rotation(desk)} ${this.revocation(desk)}`;
  }

  private list(keys: readonly ApiKey[], desk: Desk) {
    if (!keys.length) return html`<p class="muted">${msg('No key yet. A page with tags needs one for pages.')}</p>`;
    const working = keys.filter((one) => !hasEnded(one));
    const ended = keys.filter(hasEnded);
    return html`${working.length ? html`<ul class="rows">${working.map((one) => this.row(one, desk))}</ul>` : html`<p class="muted">${msg('No key works at the moment.')}</p>`}
      ${ended.length ? html`<details><summary>${msg('Keys that work no more')}</summary><ul class="rows">${ended.map((one) => this.row(one, desk))}</ul></details>` : nothing}`;
  }

  private row(one: ApiKey, desk: Desk) {
    const { name, kind, scopes, addresses } = one;
    const may = kind === 'secret' ? (scopes.length ? scopes.map(rightWord).join(' · ') : msg('may do nothing')) : undefined;
    return html`<li>
      <div class="what"><strong>${name}</strong><code class="small">${shownKey(one)}</code>
        <span class="small muted">${timesOf(one, desk).join(' · ')}</span>
        ${may ? html`<span class="small">${may}</span>` : nothing}
        ${addresses ? html`<span class="small muted">${msg(str`only from ${addresses.join(', ')}`)}</span>` : nothing}</div>
      ${badge(one.environment === 'test' ? 'neutral' : 'info', kindWord(one))}
      ${hasEnded(one) ? nothing : html`<div class="acts">
        <button type="button" class="link standalone" aria-label=${msg(str`Replace ${name}`)} @click=${() => this.ask({ rotating: one })}>${msg('Replace')}</button>
        <button type="button" class="link standalone text-danger" aria-label=${msg(str`Revoke ${name}`)} @click=${() => this.ask({ revoking: one })}>${msg('Revoke')}</button></div>`}
    </li>`;
  }

  private rotation({ level }: Desk) {
    const { rotating, form, overlap } = this;
    const close = () => this.ask({});
    const content = rotating
      ? html`<p>${msg(str`A new key takes the place of ${rotating.name}, with the same rights. Change it where it is used while both work.`)}</p>
          ${form.draw(level + 2)}
          <form class="form" novalidate @submit=${submitted(this.rotate)}>
            ${radios({
              name: 'overlap', legend: msg('How long does the old one go on working?'), value: overlap, choose: (value) => (this.overlap = value),
              choices: [{ value: '0', text: msg('It ends now') }, { value: '24', text: msg('24 hours') }, { value: '168', text: msg('7 days') }],
            })}
            <div class="buttons"><button type="button" class="button wide" data-safe @click=${close}>${msg('Not now')}</button>
              ${button(msg('Make the new key'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('One moment…') })}</div>
          </form>`
      : nothing;
    return html`<portal-part-dialog level=${level + 1} ?open=${!!rotating} heading=${msg('Replace this key?')} .content=${content} @portal-part-cancel=${close}></portal-part-dialog>`;
  }

  private revocation({ level }: Desk) {
    const { revoking } = this;
    const text = revoking && (revoking.kind === 'publishable' ? msg(str`Every page with ${revoking.name} loses the portal at once. It can’t be undone.`) : msg(str`Every program with ${revoking.name} is shut out at once. It can’t be undone.`));
    return confirmation({
      text, heading: msg('Revoke this key?'), level: level + 1, keep: msg('Keep it'), verb: msg('Revoke'), doing: msg('Revoking…'), form: this.form, act: this.revoke, close: () => this.ask({}),
    });
  }

  private ask({ rotating, revoking }: { rotating?: ApiKey; revoking?: ApiKey }) {
    this.form.clear();
    this.news.clear();
    this.overlap = '24';
    this.rotating = rotating;
    this.revoking = revoking;
  }

  private rotate = async () => {
    const { shell, rotating } = this;
    if (!rotating) return;
    const overlapHours = Number(this.overlap);
    let made: MadeKey | undefined;
    const isSent = await this.form.send({
      act: () => shell.fresh(async () => (made = await shell.client.post('/v1/admin/keys/{id}/rotate', { params: { id: rotating.id }, body: { overlapHours } }))),
      title: msg('The key was not replaced'),
    });
    if (!isSent || !made) return;
    this.made = made;
    await this.changed(() => (overlapHours ? msg('The new key is made. The old one ends by itself.') : msg('The new key is made. The old one has ended.')));
  };

  private revoke = async () => {
    const { shell, revoking } = this;
    if (!revoking) return;
    let isDone = false;
    const isSent = await this.form.send({
      act: async () => (isDone = await shell.fresh(() => shell.client.delete('/v1/admin/keys/{id}', { params: { id: revoking.id } }))), title: msg('The key was not revoked'),
    });
    if (isSent && isDone) await this.changed(() => msg('The key is revoked.'));
  };

  private async changed(what: () => string) {
    this.ask({});
    await this.all.run();
    this.news.tell(what);
    await this.focusTitle();
  }

  private open = () => {
    this.made = undefined;
    this.news.clear();
    this.shell.go({ screen: 'keys', item: isNew });
  };

  private forget = async () => {
    this.made = undefined;
    await this.focusTitle();
  };

  private onMade = ({ detail }: CustomEvent<MadeKey>) => (this.made = detail);

  private onDone = async ({ detail }: CustomEvent<string | undefined>) => {
    this.shell.go({ screen: 'keys' }, true);
    if (detail) await this.changed(() => msg('The key is made.'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-keys': KeysScreen;
  }
}
