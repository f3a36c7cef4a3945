import { Task, TaskStatus } from '@lit/task';
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { dialogStyles } from '../parts/dialog.styles.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { offlineIcon } from '../parts/core-icons.ts';
import { notice } from '../parts/notice.ts';
import type { Ok } from '../portal/client.ts';
import { PortalElement } from '../portal/element.ts';
import type { Portal } from '../portal/portal.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { PendingRequests } from './calendar/pending.ts';
import type { Desk, Place } from './desk.ts';
import { freshly } from '../accounts/fresh.ts';
import { listStyles } from './lists.styles.ts';
import { readPlace, showPlace } from './place.ts';
import { styles } from './portal-admin.styles.ts';
import { screens, type ScreenModule } from './screens.ts';
import { loadStaffWords } from './staff-words.ts';
import { StaffPortal } from './staff-portal.ts';
import { besides, screenList, toolbar } from './toolbar.ts';

/**
 * The clinic's side of the portal: staff sign in and see the screens that their rights open. It belongs on the
 * page that the API hosts for it, `/p/{slug}/staff`; other pages may carry it only where staff's origins say so.
 *
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @csspart root - The whole tag.
 * @csspart toolbar - The bar with the clinic's name, the areas and the account.
 */
@tag('portal-admin')
export class PortalAdmin extends PortalElement {
  static override styles = [PortalElement.styles, fieldStyles, dialogStyles, listStyles, styles];
  @state() private place?: Place;
  @state() private module?: { of: string; drawn: ScreenModule };
  /** The screen whose code didn't come. */
  @state() private missing?: { of: string; cause: Problem };
  /** The person went somewhere: the new screen's title has the focus once it stands. */
  private isMoving = false;
  /** The screen whose code is on its way. */
  private fetching?: string;
  /** The language whose words are there, and the one that is on its way. */
  @state() private worded?: string;
  private wording?: string;
  /** The session that was known last. */
  private arrived?: string;

  private readonly who = new Task(this, {
    args: () => [this.session?.id] as const,
    task: async ([id], { signal }) => (id ? this.client.get('/v1/sessions/current', { signal }) : undefined),
    onError: (cause) => this.failed(cause),
  });

  /** The requests that wait, for whoever may answer them: their number stands in the toolbar of every screen. */
  private readonly pending = new PendingRequests(this, () => {
    const { present } = this;
    return present?.permissions.includes('appointments') && this.who.value ? this.shellFor(this.who.value) : undefined;
  });

  /** The portal with staff's own session. */
  protected declare portal?: StaffPortal;

  /** Who is there, once it is known what they may do. */
  private get present() {
    return this.session && this.who.status === TaskStatus.COMPLETE ? this.who.value?.user : undefined;
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.onPop);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onPop);
  }

  /** The words of the screens come apart from everybody's: nothing is said in half a language. */
  protected override get isWordless() {
    return super.isWordless || this.worded === undefined;
  }

  override portalChanged() {
    const { language } = this.portal ?? {};
    if (language && language !== this.worded) return void this.fetchWords(language);
    const isArriving = !!this.session && this.session.id !== this.arrived;
    this.arrived = this.session?.id;
    // Only where the person was: after a reload nothing takes the focus.
    if (isArriving && this.shadowRoot?.activeElement) this.isMoving = true;
    super.portalChanged();
  }

  private async fetchWords(language: string) {
    if (this.wording === language) return this.requestUpdate();
    this.wording = language;
    // Where they don't come, English is better than nothing.
    await loadStaffWords(language).catch(() => undefined);
    if (this.wording !== language) return;
    this.wording = undefined;
    this.worded = language;
    this.portalChanged();
  }

  /** A page's portal stands for its staff portal here. */
  protected override stand(portal: Portal | undefined) {
    this.portal?.undress(this);
    super.stand(portal && StaffPortal.of(portal));
    this.portal?.dress(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (this.portal?.session === null) this.forget();
    else if (this.present) {
      this.portal?.drafts.belongTo(this.present.id);
      void this.fetchScreen();
    }
  }

  protected override render() {
    const { portal } = this;
    const waiting = html`<portal-part-skeleton lines="3" @portal-part-retry=${this.retry}></portal-part-skeleton>`;
    if (!portal) return this.alone(this.problem(new Problem('no-key')));
    if (this.isWordless) return this.alone(waiting);
    if (portal.trouble && !portal.settings) return this.alone(this.problem(portal.trouble, portal.load));
    if (!portal.settings || portal.session === undefined) return this.alone(waiting);
    if (!portal.session) return this.entrance(portal);
    return this.who.render({
      initial: () => this.alone(waiting),
      pending: () => this.alone(waiting),
      error: (cause) => this.alone(this.problem(cause, this.retry)),
      complete: (current) => (this.present && current ? this.desk(portal, current) : this.alone(waiting)),
    });
  }

  protected override updated() {
    if (!this.isMoving || !this.place || this.module?.of !== this.place.screen) return;
    this.isMoving = false;
    void this.focusScreen();
  }

  /** What the screens may use of this tag. */
  private shellFor({ user: me, clinicClock }: Ok<'/v1/sessions/current'>): Desk {
    const { portal, client, locale, headingLevel: level, go, fresh, pending } = this;
    return {
      portal, client, locale, me, level, go, fresh, pending, clock: clinicClock ?? null,
      can: (permission) => me.permissions.includes(permission),
      say: (sentence, isUrgent) => this.say(sentence, isUrgent),
      failed: (cause) => this.failed(cause),
    };
  }

  private go = (place: Place, isInstead?: boolean) => {
    showPlace(place, isInstead);
    this.arrive(place);
  };

  private fresh = (act: () => Promise<unknown>) => freshly(act, this.renderRoot.querySelector('portal-part-fresh'));

  /** What stands where there is no desk yet. */
  private alone = (content: unknown) => html`<div class="alone">${this.offline()}${content}</div>`;

  private offline() {
    return this.portal?.isOnline === false && this.portal.settings
      ? notice('warning', msg('You are offline'), msg('What you type is kept. Try again when you are back.'), offlineIcon)
      : nothing;
  }

  private retry = () => (this.portal?.settings ? this.who.run() : this.portal?.load());

  private entrance(portal: StaffPortal) {
    if (!customElements.get('portal-part-entrance')) {
      if (this.missing?.of === 'entrance') return this.alone(this.problem(this.missing.cause, () => this.fetchEntrance()));
      void this.fetchEntrance();
    }
    return this.alone(html`<portal-part-entrance .portal=${portal} .level=${this.headingLevel} .locale=${this.locale}
      .failed=${(cause: unknown) => this.failed(cause)}></portal-part-entrance>`);
  }

  private async fetchEntrance() {
    this.missing = undefined;
    try {
      await import('./entrance/entrance.ts');
    } catch {
      this.missing = { of: 'entrance', cause: this.failed(new Problem('unreachable')) };
    }
  }

  private desk(portal: StaffPortal, current: Ok<'/v1/sessions/current'>) {
    const { place, go } = this;
    const open = this.allowed();
    const beside = besides(open, place);
    return html`${toolbar({ portal, open, place, go, waiting: this.pending })}
      <div class="place ${beside.length > 1 ? 'with-list' : ''} ${place && screens[place.screen]?.isWide ? 'wide' : ''}">
        ${beside.length > 1 ? screenList({ beside, place, go }) : nothing}
        <div class="screen">${this.offline()}${this.screen(current)}</div>
      </div>
      <portal-part-fresh .portal=${portal}></portal-part-fresh>`;
  }

  private screen(current: Ok<'/v1/sessions/current'>) {
    const { place, module, missing: gone } = this;
    if (!place) return html`<p>${msg('Your account opens no screen yet. A manager can change that.')}</p>`;
    if (gone?.of === place.screen) return this.problem(gone.cause, () => this.fetchScreen(true));
    if (module?.of !== place.screen) return html`<portal-part-skeleton lines="3"></portal-part-skeleton>`;
    return module.drawn.screen(this.shellFor(current), place);
  }

  /** The screens that this person's rights open. */
  private allowed() {
    return Object.entries(screens).filter(([, { permission }]) => !permission || this.present?.permissions.includes(permission));
  }

  /** Where the page's history says that the person is, else the first screen; the set-up list while the portal is off. */
  private placeNow(): Place | undefined {
    const open = this.allowed();
    const isNew = this.portal?.settings?.enabled === false;
    const [first] = open.find(([name]) => isNew && name === 'start') ?? open.find(([, { area }]) => area) ?? [];
    return readPlace(open.map(([name]) => name)) ?? (first === undefined ? undefined : { screen: first });
  }

  private async fetchScreen(isAgain = false) {
    if (!this.place || !this.allowed().some(([name]) => name === this.place?.screen)) this.place = this.placeNow();
    const name = this.place?.screen ?? '';
    const wanted = screens[name];
    if (!wanted || this.module?.of === name || this.fetching === name || (this.missing?.of === name && !isAgain)) return;
    this.fetching = name;
    this.missing = undefined;
    try {
      const drawn = await wanted.load();
      if (this.place?.screen === name) this.module = { of: name, drawn };
    } catch {
      this.missing = { of: name, cause: this.failed(new Problem('unreachable')) };
    } finally {
      this.fetching = undefined;
    }
  }

  /** At the session's end everything of patients leaves the page. */
  private forget() {
    if (this.portal?.ending === 'signed-out') {
      this.portal.drafts.clear();
      if (this.place) showPlace(undefined);
    }
    this.place = this.module = undefined;
  }

  private arrive(place: Place) {
    this.place = place;
    this.isMoving = true;
  }

  private onPop = () => {
    const place = this.present && this.placeNow();
    if (place) this.arrive(place);
  };

  private async focusScreen() {
    const drawn = this.renderRoot.querySelector('.screen > :last-child');
    if (drawn && 'updateComplete' in drawn) await drawn.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.screen .title')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-admin': PortalAdmin;
  }
}
