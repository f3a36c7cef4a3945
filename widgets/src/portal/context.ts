import type { Portal } from './portal.ts';

/**
 * The one context: the portal that an element stands on. Settings, session, theme and language are its
 * members, so that a tag subscribes once and forgets all at once when it is moved elsewhere.
 * The key is shared by all copies of the script.
 */
export const portalContext = Symbol.for('portico.portal');

/** Is called with the portal, now and whenever another stands there, until `leave`. */
export type Hear = (portal: Portal | undefined, leave: () => void) => void;

const bubbling = { bubbles: true, composed: true };

/**
 * Asks whatever stands around an element for its portal. This and the provider are the protocol that
 * `@lit/context` speaks, for this one context, in a third of its weight: copies with either understand each other.
 */
export class PortalRequest extends Event {
  readonly context = portalContext;
  readonly subscribe = true;

  constructor(
    readonly contextTarget: Element,
    readonly callback: Hear,
  ) {
    super('context-request', bubbling);
  }
}

/** Says that an element provides a portal from now on: tags inside it that ask somebody further out ask again. */
class PortalProvided extends Event {
  readonly context = portalContext;

  constructor(readonly contextTarget: Element) {
    super('context-provider', bubbling);
  }
}

/** Provides a portal for all tags inside an element. */
export class Provider {
  private readonly hearers = new Map<Hear, { element: Element; leave: () => void }>();

  constructor(
    private readonly host: HTMLElement,
    private portal?: Portal,
  ) {
    host.addEventListener('context-request', (request) => {
      const { contextTarget: element, callback: hear } = request;
      if (this.isOthers(request)) return;
      if (!this.hearers.has(hear)) this.hearers.set(hear, { element, leave: () => this.hearers.delete(hear) });
      this.tell(hear);
    });
    host.addEventListener('context-provider', (event) => {
      if (this.isOthers(event)) return;
      for (const [hear, { element }] of [...this.hearers]) element.dispatchEvent(new PortalRequest(element, hear));
    });
  }

  /** Tags that found another provider further out turn to this one. */
  announce() {
    this.host.dispatchEvent(new PortalProvided(this.host));
  }

  /** Another portal stands here. */
  set(portal: Portal | undefined) {
    this.portal = portal;
    for (const hear of this.hearers.keys()) this.tell(hear);
  }

  private tell(hear: Hear) {
    const { leave } = this.hearers.get(hear) ?? {};
    if (leave) hear(this.portal, leave);
  }

  /** Speaks of another context, or of this element itself; what is ours goes no further. */
  private isOthers(event: PortalRequest | PortalProvided) {
    if (event.context !== portalContext || event.contextTarget === this.host) return true;
    event.stopPropagation();
    return false;
  }
}

declare global {
  interface HTMLElementEventMap {
    'context-request': PortalRequest;
    'context-provider': PortalProvided;
  }
}
