import { html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { Provider } from '../portal/context.ts';
import type { Portal } from '../portal/portal.ts';
import { portalFor, tellWaiting } from '../portal/registry.ts';
import { tag } from '../portal/tag.ts';
import { pageWhere } from '../portal/where.ts';

/**
 * States the organization for all tags inside, once. A page with tags of two organizations has one
 * for each: their sessions, themes and languages don't meet.
 *
 * @slot - The page's own content, with tags anywhere in it.
 */
@tag('portal-provider')
export class PortalProvider extends LitElement {
  /** The organization's publishable key. */
  @property() key?: string;
  /** Address of the API, where it isn't the script's own. */
  @property() api?: string;
  /** Language of the words, where the page's own isn't meant. */
  @property() override lang = '';
  private portal?: Portal;
  private readonly provider = new Provider(this);

  override connectedCallback() {
    super.connectedCallback();
    this.provider.announce();
    this.provide();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.portal?.undress(this);
    this.portal = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.hasUpdated && (changed.has('key') || changed.has('api'))) this.provide();
    if (this.lang) this.portal?.stateLanguage(this.lang);
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  private provide() {
    const key = this.key ?? this.getAttribute('key') ?? pageWhere.key;
    const portal = key ? portalFor(key, this.api ?? this.getAttribute('api') ?? undefined) : undefined;
    if (portal === this.portal) return;
    this.portal?.undress(this);
    this.portal = portal;
    portal?.dress(this);
    this.provider.set(portal);
    tellWaiting();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-provider': PortalProvider;
  }
}
