import { PortalEvent } from '../portal/events.ts';

/** Somebody made an account here; nobody is signed in by it. */
export class PortalRegisteredEvent extends PortalEvent<Record<string, never>> {
  constructor() {
    super('portal-registered', {});
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-registered': PortalRegisteredEvent;
  }
}
