import type { ReactiveController } from 'lit';

/** Where in the portal somebody is. */
export interface Where {
  place: string;
  /** What of the place: a form, the past visits. Never what says something of a person's health. */
  item?: string | undefined;
}

/** What a route stands for. */
export interface RouteHost {
  /** `hash`: `#portal/<place>`; `history`: paths below `base`. */
  readonly routing: 'hash' | 'history';
  readonly base: string;
  /** Back, Forward or a typed address led here. */
  arrive(where: Where): void;
}

const home: Where = { place: 'home' };
/** The one that the page's address speaks for. */
const owner = Symbol.for('portico.app');

/**
 * The address of what is shown. Of two on one page only the first has it; the other keeps its place to itself, so that
 * Back never moves both.
 */
export class Route implements ReactiveController {
  constructor(private readonly host: RouteHost) {}

  hostConnected() {
    if (!Reflect.get(document, owner)) Reflect.set(document, owner, this);
    addEventListener('popstate', this.onPop);
  }

  hostDisconnected() {
    removeEventListener('popstate', this.onPop);
    if (this.isOwner) Reflect.set(document, owner, undefined);
  }

  /** Whether the page's address is this one's. */
  get isOwner() {
    return Reflect.get(document, owner) === this;
  }

  /** What the address names. */
  read(): Where {
    if (!this.isOwner) return home;
    const { hash, pathname } = location;
    const path = this.host.routing === 'hash' ? hash.replace(/^#portal(?=\/)/, '') : pathname.startsWith(this.base) ? pathname.slice(this.base.length) : '';
    const [, place, item] = /^\/([a-z-]+)(?:\/([\w.-]+))?\/?$/.exec(path) ?? [];
    return place ? { place, item } : home;
  }

  /** The address of a place, for a link. */
  href({ place, item }: Where) {
    const path = `/${place}${item ? `/${item}` : ''}`;
    if (this.host.routing === 'hash') return `${location.pathname}${location.search}#portal${path}`;
    return `${place === 'home' ? this.base || '/' : this.base + path}${location.search}`;
  }

  /** A place more in the page's history; the steps of what stood there before aren't its own. */
  push(where: Where) {
    if (this.isOwner) history.pushState(others(), '', this.href(where));
  }

  /** The entry that we stand on shows this place from now on. */
  replace(where: Where) {
    if (this.isOwner) history.replaceState(history.state, '', this.href(where));
  }

  private get base() {
    return this.host.base.replace(/\/+$/, '');
  }

  private onPop = () => this.isOwner && this.host.arrive(this.read());
}

/** What the page itself keeps in its history: routers of its own find theirs again. */
function others(): object {
  const state: unknown = history.state;
  return Object.fromEntries(Object.entries(Object(state)).filter(([key]) => !key.startsWith('portal')));
}
