import type { Bootstrap } from './bootstrap.ts';
import { PortalClient } from './client.ts';
import { PortalSignedInEvent, PortalSignedOutEvent } from './events.ts';
import { chooseLanguage, languageOf, offeredLanguages, rememberLanguage } from './language.ts';
import { takePageLink, type PageLink } from './page-link.ts';
import { noAnswer, Problem } from './problem.ts';
import { Sessions } from './session.ts';
import { applyTheme, clearTheme } from './theme.ts';
import type { Sentence } from './voice.ts';

/** How often a page that stays in view asks whether the clinic looks otherwise by now. */
const lookAgainMs = 300_000;
/** What happens to the page that matters to its portal. */
const heard = ['pagehide', 'pageshow', 'hashchange', 'visibilitychange', 'online', 'offline'];

/** A tag that stands on a portal: it is told of every change, and one of them speaks for all. */
export interface Member extends HTMLElement {
  portalChanged(): void;
  /** Says a sentence to screen readers. */
  announce(sentence: Sentence, isUrgent: boolean): void;
}

/**
 * What all tags of one organization share on a page: its settings, theme and language, the session, and the
 * client that talks to the API. There is one for each key, whatever number of scripts and tags a page has.
 */
export class Portal {
  settings?: Bootstrap;
  /** Why the settings didn't come. */
  trouble?: Problem;
  /** The reader's language with its region, where the page names one: `fr-CA`. */
  languageTag: string;
  isOnline = navigator.onLine !== false;
  /** What a link in a mail asks for, until a tag takes it. */
  link?: PageLink = takePageLink();
  readonly client: PortalClient;
  readonly sessions: Sessions;
  private readonly members = new Set<Member>();
  private readonly themed = new Set<HTMLElement>();
  private stated?: string;
  private wasSignedIn = false;
  private isAwake = false;
  private isPrepared = false;
  private timer?: ReturnType<typeof setInterval>;

  constructor(
    readonly key: string,
    readonly api: string,
    network?: typeof fetch,
  ) {
    this.sessions = new Sessions(key, this.changed, () => void this.stay());
    this.client = new PortalClient({ api, key, language: () => this.language, signer: this.sessions, fetch: network });
    this.languageTag = chooseLanguage(undefined, undefined, this.languages);
  }

  /** Who is signed in; `null`: nobody; `undefined`: not known yet. */
  get session() {
    return this.sessions.current;
  }

  /** The language of the words: `fr`. */
  get language() {
    return languageOf(this.languageTag);
  }

  /** The languages that the clinic offers and that there are words for. */
  get languages(): readonly string[] {
    return offeredLanguages(this.settings);
  }

  /** How the last session ended, for the sentence that is shown then. */
  get ending() {
    return this.sessions.ending;
  }

  /** The session ends at this time unless the person says that they are there. */
  get warnedUntil() {
    return this.sessions.warnedUntil;
  }

  /** The tag that speaks for all: it holds the page's one live region and the session dialog. */
  get speaker(): Member | undefined {
    const all = [...this.members];
    return all.find((one) => one.checkVisibility?.() !== false) ?? all[0];
  }

  join(member: Member) {
    this.members.add(member);
    this.wake();
  }

  leave(member: Member) {
    this.members.delete(member);
    // A node that is only moved comes back in the same task. Another tag may speak from now on, or nobody is left.
    setTimeout(() => {
      if (!this.members.size) this.rest();
      else this.members.forEach((one) => one.portalChanged());
    });
  }

  /** The element that the theme's private properties stand on: `<html>`, or a provider. */
  dress(element: HTMLElement) {
    this.themed.add(element);
    if (this.settings) applyTheme(element, this.settings.theme);
  }

  undress(element: HTMLElement) {
    this.themed.delete(element);
    clearTheme(element);
  }

  /** Takes what the organization says of itself, and its look. */
  wear(settings: Bootstrap) {
    this.settings = settings;
    this.themed.forEach((element) => applyTheme(element, settings.theme));
    this.changed();
  }

  /** Asks for the settings; again after it failed. */
  load = async () => {
    this.trouble = undefined;
    this.changed();
    try {
      const settings = await this.client.get('/v1/portal', { anonymous: true });
      this.sessions.api = settings.api;
      this.wear(settings);
      this.setLanguage();
    } catch (cause) {
      this.trouble = await this.reasonOf(cause);
    }
    this.changed();
  };

  /** The person is about to sign in: what that needs is fetched meanwhile. */
  prepareSignIn() {
    if (this.isPrepared) return;
    this.isPrepared = true;
    this.client.warm('/v1/sessions');
    this.sessions.keep().catch(() => undefined);
  }

  async signIn(username: string, password: string) {
    await (await this.sessions.keep()).signIn(this.client, username, password);
  }

  /** Ends the session in all tabs at once, and tells the API if it can be reached; offline the key is gone all the same. */
  signOut = () => this.sessions.keeper?.signOut(this.client);

  /** Ends the sessions on all devices. Throws, still signed in, if the API can't be reached. */
  async signOutEverywhere() {
    await this.client.delete('/v1/sessions');
    await this.sessions.keeper?.end('signed-out');
  }

  /** The person is still there. */
  stay = () => this.client.get('/v1/sessions/current').catch(() => undefined);

  /** Switches the words of all tags; the person's own choice is remembered on this device. */
  setLanguage(chosen?: string) {
    if (chosen) rememberLanguage(chosen);
    this.languageTag = chooseLanguage(this.settings, this.stated, this.languages);
    this.changed();
  }

  /** The language that a tag or provider states by its `lang`. */
  stateLanguage(tag: string) {
    this.stated = tag;
    this.setLanguage();
  }

  /** Says one sentence to screen readers, from the page's one live region. */
  say(sentence: Sentence, isUrgent = false) {
    this.speaker?.announce(sentence, isUrgent);
  }

  /** The page's link, if it is of this kind: the first tag to ask has it. */
  takeLink(name: string) {
    const link = this.link?.name === name ? this.link : undefined;
    if (link) this.link = undefined;
    return link;
  }

  private changed = () => {
    this.tellPage();
    this.members.forEach((member) => member.portalChanged());
  };

  /** The page hears of each beginning and end once, from the tag that speaks. */
  protected tellPage() {
    const { session } = this;
    if (session === undefined || this.wasSignedIn === !!session) return;
    this.wasSignedIn = !!session;
    this.speaker?.dispatchEvent(
      session
        ? new PortalSignedInEvent({ userId: session.user.id, patientId: session.patientId })
        : new PortalSignedOutEvent({ reason: this.ending ?? 'signed-out' }),
    );
  }

  /** A refused origin looks like a dead network to the page; our script's address answers any origin. */
  private async reasonOf(cause: unknown) {
    const problem = cause instanceof Problem ? cause : noAnswer();
    if (problem.type !== 'unreachable' || problem.status) return problem;
    const script = await fetch(`${this.api}/embed/portico.js`, { method: 'HEAD' }).catch(() => undefined);
    return script?.ok ? new Problem('origin-not-allowed') : problem;
  }

  private wake() {
    if (this.isAwake) return;
    this.isAwake = true;
    heard.forEach((name) => addEventListener(name, this));
    this.timer = setInterval(this.look, lookAgainMs);
    void this.sessions.restore();
    if (!this.settings) void this.load();
  }

  /** With no tag left on the page, nothing of this stays behind but what a new tag would find again. */
  private rest() {
    if (!this.isAwake) return;
    this.isAwake = false;
    heard.forEach((name) => removeEventListener(name, this));
    clearInterval(this.timer);
    this.sessions.hide();
  }

  /**
   * The clinic may have given itself another look meanwhile: mostly the answer is that it hasn't. The other settings stay
   * as they were, since a form would change under somebody's hands; that it can't be asked now is nobody's concern.
   */
  private look = async () => {
    if (document.hidden) return;
    const fresh = await this.client.get('/v1/portal', { anonymous: true }).catch(() => undefined);
    if (fresh && this.settings) this.wear({ ...this.settings, theme: fresh.theme, look: fresh.look });
  };

  /** @internal of `heard` */
  handleEvent({ type, persisted }: Event & { persisted?: boolean }) {
    if (type === 'pagehide') {
      if (persisted) this.sessions.hide();
    } else if (type === 'pageshow') {
      if (persisted) void this.sessions.restore();
    } else if (type === 'hashchange') {
      // A link pasted into the tab that shows this page already.
      this.link = takePageLink() ?? this.link;
      if (this.link) this.changed();
    } else if (type === 'visibilitychange') void this.look();
    else {
      this.isOnline = navigator.onLine !== false;
      if (this.isOnline && this.trouble) void this.load();
      else this.changed();
    }
  }
}
