import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import { badge } from '../../parts/notice.ts';
import { tag } from '../../portal/tag.ts';
import { allOf } from '../clinic/places.ts';
import { isNew } from '../clinic/setup-screen.ts';
import type { Desk, Place } from '../desk.ts';
import { News } from '../news.ts';
import type { UserType } from '../rights/user-type-form.ts';
import '../rights/user-type-form.ts';
import { AdminScreen } from '../screen.ts';
import type { StaffUser } from '../staff/colleague.ts';

/** Sets of rights. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-user-types .desk=${desk} .place=${place}></portal-staff-user-types>`;

/** How many holders of a set its row names. */
const mostNamed = 3;

/** What staff may do: sets of rights, each with who has it. */
@tag('portal-staff-user-types')
export class UserTypesScreen extends AdminScreen {
  private readonly news = new News(this);

  private readonly all = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? this.load(signal) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  private async load(signal: AbortSignal) {
    const { client } = this.shell;
    const [{ data: types }, people] = await Promise.all([
      client.get('/v1/admin/user-types', { signal }), allOf((query) => client.get('/v1/admin/staff', { query, signal })),
    ]);
    return { types, people };
  }

  protected override content(desk: Desk) {
    const { all } = this;
    const title = msg('User types');
    return all.render({
      initial: () => nothing,
      pending: () => (all.value ? this.shown(all.value, desk) : html`${this.headline(title)}<portal-part-skeleton lines="4"></portal-part-skeleton>`),
      error: (cause) => html`${this.headline(title)}${this.problem(cause, () => all.run(), msg('The user types could not be loaded'))}`,
      complete: (loaded) => (loaded ? this.shown(loaded, desk) : nothing),
    });
  }

  private shown({ types, people }: { types: readonly UserType[]; people: readonly StaffUser[] }, desk: Desk) {
    const item = this.place?.item;
    const one = types.find(({ id }) => id === item);
    const heldBy = (type: UserType | undefined) => people.filter(({ userType }) => userType.id === type?.id);
    if (item && (one || item === isNew))
      return html`<div class="group" @portal-part-done=${this.onDone}><portal-staff-user-type class="group" .desk=${desk} .one=${one} .holders=${heldBy(one)}></portal-staff-user-type></div>`;
    return html`<div class="head">${this.headline(msg('User types'))}${button(msg('Add a user type'), () => this.open(isNew), { kind: 'primary' })}</div>
      <p class="muted">${msg('Each says what its holders may do. A change of rights signs them out.')}</p>
      ${this.news.draw()}
      ${types.length ? html`<ul class="rows">${types.map((type) => this.row(type, heldBy(type), desk))}</ul>` : html`<p class="muted">${msg('No user type yet.')}</p>`}`;
  }

  private row(type: UserType, holders: readonly StaffUser[], { locale, me }: Desk) {
    const { id, name, permissions } = type;
    const named = holders.slice(0, mostNamed).map((one) => one.name).join(', ');
    const more = holders.length - mostNamed;
    const who = more > 0 ? msg(str`${named} and ${more} more`) : named || msg('nobody has it');
    const count = locale.plural(permissions.length, { zero: msg('no right'), one: msg('1 right'), other: msg(str`${permissions.length} rights`) });
    return html`<li>
      <div class="what">${button(name, () => this.open(id), { kind: 'link' })}<span class="small muted">${count} · ${who}</span></div>
      ${holders.some((one) => one.id === me.id) ? badge('info', msg('Yours')) : nothing}
    </li>`;
  }

  private open = (item: string) => {
    this.news.clear();
    this.shell.go({ screen: 'user-types', item });
  };

  private onDone = async ({ detail }: CustomEvent<string | undefined>) => {
    this.shell.go({ screen: 'user-types' }, true);
    if (!detail) return;
    await this.all.run();
    this.news.tell(() => detail);
    await this.focusTitle();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-user-types': UserTypesScreen;
  }
}
