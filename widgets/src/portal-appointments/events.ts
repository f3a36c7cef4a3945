import { PortalEvent } from '../portal/events.ts';

/** The person called a visit off. */
export class PortalAppointmentCancelledEvent extends PortalEvent<{ id: string }> {
  constructor(detail: { id: string }) {
    super('portal-appointment-cancelled', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-appointment-cancelled': PortalAppointmentCancelledEvent;
  }
}
