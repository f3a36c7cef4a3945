import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { heading } from '../../parts/heading.ts';
import { offlineIcon } from '../../parts/core-icons.ts';
import { notice } from '../../parts/notice.ts';
import { PartElement } from '../../parts/part.ts';
import { phoneLine } from '../../parts/phone-line.ts';
import '../../parts/skeleton.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import type { Card } from '../place.ts';
import { homeStyles } from './home.styles.ts';

/** How a card's code stands. */
type Coming = 'coming' | 'here' | 'failed';

/** What a person sees first: what is next, what is asked of them, what there is to pay. */
@tag('portal-part-app-home')
export class AppHome extends PartElement {
  protected override readonly looks = [homeStyles];
  @property({ attribute: false }) desk?: Desk;
  /** What this clinic's home shows, in its order. */
  @property({ attribute: false }) cards: readonly Card[] = [];
  @state() private states: Readonly<Record<string, Coming>> = {};

  protected override render() {
    const { desk } = this;
    if (!desk?.portal.session) return nothing;
    const { portal, level } = desk;
    const { cards } = this;
    const aside = cards.filter(({ isAside }) => isAside);
    return html`<div class="home">
      <div class="main">
        ${heading(level, greeting(portal.session?.user.name ?? ''), 'title')}
        ${portal.isOnline ? nothing : notice('warning', msg('You are offline'), msg('What you see may not be the latest.'), offlineIcon)}
        ${cards.filter(({ isAside }) => !isAside).map((card) => this.card(card, desk))}
      </div>
      ${aside.length ? html`<div class="aside">${aside.map((card) => this.card(card, desk))}</div>` : nothing}
    </div>
    ${phoneLine(desk.settings.organization.phone)}`;
  }

  private card(card: Card, desk: Desk) {
    const state = this.states[card.name];
    if (!state) void this.fetch(card);
    if (state === 'here') return card.draw(desk);
    const again = () => this.set(card, undefined);
    if (state === 'failed') return problemNotice(new Problem('unreachable'), again);
    return html`<portal-part-skeleton lines="1"></portal-part-skeleton>`;
  }

  private async fetch(card: Card) {
    const { load } = card;
    // Not while it is being drawn.
    await Promise.resolve();
    if (this.states[card.name]) return;
    this.set(card, 'coming');
    this.set(card, await load().catch(load).then(() => 'here' as const, () => 'failed' as const));
  }

  private set({ name }: Card, state: Coming | undefined) {
    const { [name]: _, ...others } = this.states;
    this.states = state ? { ...others, [name]: state } : others;
  }
}

/** By this device's clock; with the given name, where there is one. */
function greeting(name: string) {
  const [first = ''] = name.trim().split(/\s+/);
  const hour = new Date().getHours();
  if (hour < 5 || hour >= 18) return msg(str`Good evening, ${first}`);
  return hour < 12 ? msg(str`Good morning, ${first}`) : msg(str`Good afternoon, ${first}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-app-home': AppHome;
  }
}
