import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type CSSResultGroup, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../parts/heading.ts';
import { baseStyles } from './base.styles.ts';
import { PortalRequest, type Hear } from './context.ts';
import { PortalErrorEvent, type PortalEvent } from './events.ts';
import { gate, type Gate } from './gate.ts';
import type { Member, Portal } from './portal.ts';
import { problemNotice } from './problem-notice.ts';
import { Problem } from './problem.ts';
import { statedPortal, stopWaiting, waitForPortal } from './registry.ts';
import { stateStyles } from './states.styles.ts';
import { Voice, type Sentence } from './voice.ts';
import { isTurning, speak, spoken } from './words.ts';

/**
 * The usual opt-outs of session recorders, rule 16 of the security rules. On the inner root, since most recorders don't look
 * for them beyond a shadow root's edge. Classes: rrweb and what is made of it, FullStory, PostHog, Sentry, Datadog, New Relic,
 * Mixpanel, Amplitude.
 */
const unrecorded = 'rr-block fs-exclude ph-no-capture sentry-block dd-privacy-hidden nr-block mp-block amp-block';
/** Attributes: LogRocket, Hotjar, Clarity, Contentsquare, Heap. */
const unrecordedBy = ['private', 'hj-suppress', 'clarity-mask', 'cs-mask', 'heap-redact-text'];

/**
 * What every tag stands on: finds its portal, redraws when anything shared changes, and draws the states
 * that all tags have alike (loading, switched off, offline, failed).
 */
export abstract class BaseElement extends LitElement implements Member {
  static override styles: CSSResultGroup = [baseStyles, stateStyles];
  /** The organization's publishable key, where the page doesn't state it once for all tags. */
  @property() key?: string;
  /** Address of the API, where it isn't the script's own. */
  @property() api?: string;
  /** Location (id or slug) whose settings and times are meant. */
  @property() location?: string;
  /** Colour scheme: `light`, `dark`, or `auto` = the page's own `color-scheme`. Without it the clinic's setting counts. */
  @property({ reflect: true }) theme?: 'light' | 'dark' | 'auto';
  /** Rank of the tag's title among the page's headings. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Language of the words, where the page's own isn't meant. */
  @property() override lang = '';
  /** The portal this tag stands on, once it is known. */
  protected portal?: Portal;
  private provided?: Portal;
  private hasWords = false;
  private readonly voice = new Voice();
  /** Whether this tag speaks for all; asked again when something shared changed. */
  private isSpeaker: boolean | undefined;
  /** Ends hearing of whoever provides a portal around this tag. */
  private leaveProvider?: () => void;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Who is signed in. */
  protected get session() {
    return this.portal?.session ?? undefined;
  }

  /** The organization's name, phone, settings and sections, once they came. @internal for what acts for this tag */
  get settings() {
    return this.portal?.settings;
  }

  /** Typed calls to the API. Only tasks that run once `portal` is known may use it. */
  protected get client() {
    if (!this.portal) throw new Problem('no-key');
    return this.portal.client;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.findAgain();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    stopWaiting(this.findAgain);
    this.leaveProvider?.();
    this.leaveProvider = this.provided = undefined;
    this.stand(undefined);
  }

  /** Something shared changed. */
  portalChanged() {
    const { language = spoken() } = this.portal ?? {};
    if (language !== spoken()) void speak(language).then(() => this.requestUpdate());
    this.isSpeaker = undefined;
    this.requestUpdate();
  }

  announce(sentence: Sentence, isUrgent: boolean) {
    this.voice.place(this.renderRoot, true);
    this.voice.say(sentence, isUrgent);
  }

  protected override createRenderRoot() {
    // A stand-in may be there from when this tag's code didn't come at first.
    this.shadowRoot?.replaceChildren();
    const shadow = super.createRenderRoot();
    const root = document.createElement('div');
    root.className = `root ${unrecorded}`;
    for (const name of unrecordedBy) root.setAttribute(`data-${name}`, 'true');
    root.part.add('root');
    shadow.append(root);
    // What Lit draws ends here: the live region and the session dialog stand behind it, whatever is drawn anew.
    const end = document.createComment('');
    root.append(end);
    this.renderOptions.renderBefore = end;
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.hasUpdated && (changed.has('key') || changed.has('api'))) this.find();
    if (changed.has('lang') && this.lang) this.portal?.stateLanguage(this.lang);
  }

  protected override update(changed: PropertyValues) {
    const root = this.renderRoot;
    if (root instanceof HTMLElement) {
      root.lang = spoken();
      root.dataset.scheme = this.theme ?? this.settings?.look.colorScheme ?? '';
    }
    super.update(changed);
    // Asking who is visible makes the browser lay the page out: only when something shared changed.
    this.isSpeaker ??= this.portal?.speaker === this;
    this.voice.place(root, this.isSpeaker);
    if (this.isSpeaker && this.portal?.warnedUntil) void this.askWhetherThere(this.portal);
  }

  private async askWhetherThere(portal: Portal) {
    const { openSessionDialog } = await import('./session-dialog.ts');
    openSessionDialog(this.renderRoot, portal);
  }

  /** The tag's frame: title, content or the state that stands for it, and the clinic's phone under all. */
  protected framed(content: () => unknown, options: Partial<Gate> = {}) {
    return gate({ content, ...options, isWordless: this.isWordless, portal: this.portal, level: this.headingLevel, retry: this.retryPortal });
  }

  /** The sentence for a failed call, with a way to try again. */
  protected problem(cause: unknown, retry?: () => unknown, title?: string) {
    return problemNotice(cause, retry, title);
  }

  /** The words of the page's language aren't here yet. Once something was drawn, it stays until they are. */
  protected get isWordless() {
    this.hasWords ||= !isTurning() && !!this.settings;
    return !this.hasWords && isTurning();
  }

  /** A heading of this tag: 0 is the tag's own title, 1 one level below. */
  protected heading(below: number, content: unknown, className = '') {
    return heading(this.headingLevel + below, content, className);
  }

  /** Says one sentence to screen readers. @internal for what acts for this tag */
  say(sentence: Sentence, isUrgent = false) {
    this.portal?.say(sentence, isUrgent);
  }

  /** Tells the page. False: somebody prevented what was about to happen. @internal for what acts for this tag */
  emit(event: PortalEvent<unknown>) {
    return this.dispatchEvent(event);
  }

  /** Tells the page that a call failed, and gives the problem back. @internal for what acts for this tag */
  failed(cause: unknown): Problem {
    const problem = cause instanceof Problem ? cause : new Problem('unexpected');
    this.emit(new PortalErrorEvent({ type: problem.type, status: problem.status }));
    return problem;
  }

  private retryPortal = () => this.portal?.load();

  /** Somebody nearer may provide it from now on: then the one before is left. */
  private onProvided: Hear = (portal, leave) => {
    if (this.leaveProvider !== leave) this.leaveProvider?.();
    this.leaveProvider = leave;
    this.provided = portal;
    if (this.isConnected) this.find();
  };

  /** An own key beats what stands around the tag; without any, the tag waits for one to come. */
  private find = () => {
    const { key, api, provided } = this;
    const isProvided = provided && (!key || provided.key === key);
    const portal = isProvided ? provided : statedPortal({ key: key, api });
    if (!portal) waitForPortal(this.findAgain);
    this.stand(portal);
  };

  /** Asks whatever stands around this tag: a provider may have come meanwhile. */
  private findAgain = () => {
    this.dispatchEvent(new PortalRequest(this, this.onProvided));
    this.find();
  };

  protected stand(portal: Portal | undefined) {
    if (portal === this.portal) return;
    this.portal?.leave(this);
    this.portal = portal;
    portal?.join(this);
    if (this.lang) portal?.stateLanguage(this.lang);
    this.portalChanged();
  }
}
