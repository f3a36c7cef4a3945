/** An event of ours: it bubbles, crosses shadow roots, and tells ids and states only, never health data. */
export class PortalEvent<Detail> extends Event {
  constructor(
    name: string,
    readonly detail: Detail,
    options?: EventInit,
  ) {
    super(name, { bubbles: true, composed: true, ...options });
  }
}

/** Somebody signed in, in this tab or in another. */
export class PortalSignedInEvent extends PortalEvent<{ userId: string; patientId: string }> {
  constructor(detail: { userId: string; patientId: string }) {
    super('portal-signed-in', detail);
  }
}

/** The session ended: by the person's own act, or because time ran out. */
export class PortalSignedOutEvent extends PortalEvent<{ reason: 'signed-out' | 'expired' }> {
  constructor(detail: { reason: 'signed-out' | 'expired' }) {
    super('portal-signed-out', detail);
  }
}

/** A call failed; `type` is the API's problem name, or `offline`, `unreachable`. */
export class PortalErrorEvent extends PortalEvent<{ type: string; status: number }> {
  constructor(detail: { type: string; status: number }) {
    super('portal-error', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-signed-in': PortalSignedInEvent;
    'portal-signed-out': PortalSignedOutEvent;
    'portal-error': PortalErrorEvent;
  }
}
