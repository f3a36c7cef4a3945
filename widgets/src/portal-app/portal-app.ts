import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { link } from '../parts/button.ts';
import { phoneCall } from '../parts/phone-line.ts';
import { PortalElement } from '../portal/element.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { pressed, type Desk, type Wish } from './desk.ts';
import { places } from './places.ts';
import { styles } from './portal-app.styles.ts';
import { Route, type Where } from './route.ts';
import { showHeading } from './show-heading.ts';
import type { Bar, Named } from './bar/bar.ts';
import { toolbar } from './bar/toolbar.ts';

/** Links in messages that the sign-in form takes itself. */
const signInLinks = ['invitation', 'reset'];

/**
 * The whole portal in one tag: a toolbar, home, and every section that the clinic has. Each section is fetched when it is
 * opened, and has an address of its own.
 *
 * @fires {PortalSignedInEvent} portal-signed-in - Somebody signed in, here or in another tab.
 * @fires {PortalSignedOutEvent} portal-signed-out - The session ended.
 * @fires {PortalAppointmentBookedEvent} portal-appointment-booked - The clinic has an appointment.
 * @fires {PortalAppointmentCancelledEvent} portal-appointment-cancelled - A visit was called off.
 * @fires {PortalAppointmentRescheduledEvent} portal-appointment-rescheduled - A visit was moved.
 * @fires {PortalInvoicePaidEvent} portal-invoice-paid - Money arrived for an invoice.
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @csspart root - The whole tag.
 * @csspart toolbar - The bar above.
 * @csspart brand - The clinic's logo or name in it.
 * @csspart place - The section below.
 * @csspart ticket - The next visit, on home.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-app')
export class PortalApp extends PortalElement {
  static override styles = [PortalElement.styles, styles];
  /** How places are named in the page's address: `hash` = `#portal/<place>`, `history` = paths below `base`. */
  @property() routing: 'hash' | 'history' = 'hash';
  /** With `routing="history"`: the path that the portal's home has. */
  @property() base = '';
  /** Names the place in the page's own title: for a page that is nothing but this tag. */
  @property({ type: Boolean, attribute: 'page-title' }) pageTitle = false;
  @state() private where: Where = { place: 'home' };
  @state() private wish?: Wish | undefined;
  @state() private token?: string | undefined;
  /** The link of an invitation or a forgotten password is open: it comes before everything else. */
  @state() private isLinkOpen = false;
  @state() private trouble?: { place: string; problem: Problem } | undefined;
  @state() private menus?: typeof import('./bar/menus.ts');
  /** Places whose code is here. */
  private readonly ready = new Set<string>();
  private readonly coming = new Set<string>();
  private readonly route = new Route(this);
  private shownTo?: string | undefined;
  private stopHeading?: () => void;

  constructor() {
    super();
    this.addController(this.route);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.where = this.known(this.route.read());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stopHeading?.();
  }

  /** Shows a place by its name, as a press on its link does; false: there is none of that name, or the clinic has it off. */
  go = (place: string, item?: string, wish?: Wish): boolean => {
    const { settings } = this;
    if (!Object.hasOwn(places, place) || (settings && !places[place]?.isOn(settings))) return false;
    const where = { place, item };
    if (!this.isAt(where)) this.route.push(where);
    this.arrive(where, wish);
    return true;
  };

  /** Shows what Back, Forward, a link or an address leads to, and puts the focus on its heading. @internal */
  arrive(where: Where, wish?: Wish) {
    const known = this.known(where);
    if (this.isAt(known) && !this.isLinkOpen && !wish) return;
    if (known.place !== this.where.place) this.token = undefined;
    this.where = known;
    this.wish = wish;
    this.isLinkOpen = false;
    this.trouble = undefined;
    this.focusPlace();
  }

  override portalChanged() {
    super.portalChanged();
    const { portal } = this;
    if (!portal) return;
    if (portal.session?.id !== this.shownTo) this.personChanged(portal.session?.id);
    if (portal.settings && portal.link) this.openLink(portal.link.name);
    if (portal.settings) void import('./bar/menus.ts').then((menus) => (this.menus = menus), () => undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (this.settings?.enabled && !this.isWordless) void this.fetchPlace();
  }

  protected override updated(changed: PropertyValues<this>) {
    super.updated(changed);
    const { settings, pageTitle, where } = this;
    if (pageTitle && settings) document.title = `${this.placeOf(where).title()} · ${settings.organization.name}`;
  }

  protected override render() {
    const { settings, portal } = this;
    if (!portal || !settings?.enabled || this.isWordless)
      return html`<div class="alone">${this.framed(() => nothing, { title: settings?.organization.name, lines: 4 })}</div>`;
    const { title } = this.placeOf(this.where);
    return html`${toolbar(this.bar(portal))}
      <div class="place" part="place" role="region" tabindex="-1" aria-label=${this.isSigningInHere ? msg('Sign in') : title()}>${this.content(portal)}</div>`;
  }

  private content(portal: NonNullable<typeof this.portal>) {
    const { where, settings } = this;
    const place = this.placeOf(where);
    if (!settings) return nothing;
    if (this.isSigningInHere) return this.entrance();
    if (!place.isOn(settings)) return this.off();
    const isOwn = where.place === 'home' || place.signIn;
    if (isOwn && portal.session === undefined) return this.waiting();
    if (isOwn && !portal.session) return this.framed(() => this.signedOut(place.signIn?.() ?? ''), { title: place.title() });
    if (this.trouble?.place === where.place) return this.framed(() => this.problem(this.trouble?.problem, this.fetchAgain), { title: place.title() });
    return this.ready.has(where.place) ? place.draw(this.desk(portal, settings), where.item) : this.waiting();
  }

  /** Whether the sign-in form stands in the place's place. */
  private get isSigningInHere() {
    return this.isLinkOpen || (this.where.place === 'home' && this.portal?.session === null);
  }

  /** For whoever isn't signed in: the form, and where the clinic books without it, the way there. */
  private entrance() {
    const { settings, organization } = this.settings ?? {};
    const toBooking = html`<a href=${this.href('book')} @click=${pressed(() => this.go('book'))}>${msg('Book without signing in')}</a>`;
    return html`<portal-login display="form" heading-level=${this.headingLevel}>
      ${settings?.['scheduling.publicBooking']
        ? html`<span slot="intro">${msg(str`See your visits, invoices and health record at ${organization?.name ?? ''}.`)} <span class="instead">${toBooking}</span></span>`
        : nothing}
    </portal-login>`;
  }

  private off() {
    const title = this.placeOf(this.where).title();
    return html`<div class="stack">${this.heading(0, msg(str`${title}: not available online`), 'title')}
      <p class="muted">${msg('This clinic doesn’t show this part of the portal. Call to ask about it.')}</p>
      ${phoneCall(this.settings?.organization.phone)}
      <div @click=${pressed(() => this.go('home'))}>${link(this.href('home'), msg('Back to home'))}</div></div>`;
  }

  private waiting = () => html`<portal-part-skeleton lines="4" @portal-part-retry=${this.fetchAgain}></portal-part-skeleton>`;

  private desk(portal: NonNullable<typeof this.portal>, settings: Desk['settings']): Desk {
    const { locale, headingLevel: level, token, wish, href, go, route } = this;
    return { portal, settings, locale, level, token, wish, hasHistory: route.isOwner, href, go, say: (sentence) => this.say(sentence), failed: (cause) => this.failed(cause) };
  }

  private bar(portal: NonNullable<typeof this.portal>): Bar {
    const { settings } = portal;
    const isShown = ([, { isOn, isInToolbar, isPublic }]: Named) => settings && isOn(settings) && isInToolbar(settings) && (portal.session || isPublic?.(settings));
    return { portal, entries: Object.entries(places).filter(isShown), isSigningIn: this.isSigningInHere, here: this.isLinkOpen ? '' : this.where.place, href: this.href, go: (place) => this.go(place), menus: this.menus };
  }

  private href = (place: string, item?: string) => this.route.href({ place, item });

  private isAt = ({ place, item }: Where) => place === this.where.place && item === this.where.item;

  private known = (where: Where): Where => (Object.hasOwn(places, where.place) ? where : { place: 'home' });

  private placeOf({ place }: Where) {
    const found = places[place] ?? places['home'];
    if (!found) throw new Error('The portal has a home');
    return found;
  }

  /** The code of what is shown; once more where it didn't come. */
  private async fetchPlace() {
    const { place } = this.where;
    if (this.isSigningInHere || this.ready.has(place) || this.coming.has(place) || this.trouble) return;
    this.coming.add(place);
    const { load } = this.placeOf(this.where);
    try {
      await load().catch(load);
      this.ready.add(place);
    } catch {
      this.trouble = { place, problem: this.failed(new Problem('unreachable')) };
    }
    this.coming.delete(place);
    this.requestUpdate();
  }

  private fetchAgain = () => (this.trouble = undefined);

  /** A message's link: its place takes it, unless its own tag is there already to do so. */
  private openLink(name: string) {
    if (signInLinks.includes(name)) {
      this.isLinkOpen = true;
      return;
    }
    const [place] = Object.entries(places).find(([, { links }]) => links?.includes(name)) ?? [];
    if (!place || (place === this.where.place && this.ready.has(place))) return;
    const { token } = this.portal?.takeLink(name) ?? {};
    this.arrive({ place });
    this.token = token;
    this.route.replace(this.where);
  }

  /** Nothing of one person stays for the next: what was chosen for a visit is gone, too. */
  private personChanged(id: string | undefined) {
    const hadFocus = !!this.shadowRoot?.activeElement;
    if (this.shownTo) this.wish = undefined;
    const hasArrived = id && !this.shownTo && this.isSigningInHere;
    this.shownTo = id;
    if (id && this.isLinkOpen) this.isLinkOpen = false;
    if (hasArrived && hadFocus) this.focusPlace();
  }

  private focusPlace() {
    this.stopHeading?.();
    void this.updateComplete.then(() => {
      const region = this.renderRoot.querySelector<HTMLElement>('.place');
      if (region) this.stopHeading = showHeading(region);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-app': PortalApp;
  }
}
