import { PortalEvent } from '../portal/events.ts';

/** What is about to be booked, by ids. */
export interface BeforeBookDetail {
  holdId: string;
  appointmentTypeId: string;
  locationId: string;
  practitionerId: string;
}

/** The person pressed "Book appointment". `preventDefault()` keeps it from being booked. */
export class PortalBeforeBookEvent extends PortalEvent<BeforeBookDetail> {
  constructor(detail: BeforeBookDetail) {
    super('portal-before-book', detail, { cancelable: true });
  }
}

/** The clinic has the appointment. */
export class PortalAppointmentBookedEvent extends PortalEvent<{ id: string }> {
  constructor(detail: { id: string }) {
    super('portal-appointment-booked', detail);
  }
}

/** The visit was moved, or the clinic was asked to move it; `id` is the new one's. */
export class PortalAppointmentRescheduledEvent extends PortalEvent<{ id: string; replacesId: string }> {
  constructor(detail: { id: string; replacesId: string }) {
    super('portal-appointment-rescheduled', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-before-book': PortalBeforeBookEvent;
    'portal-appointment-booked': PortalAppointmentBookedEvent;
    'portal-appointment-rescheduled': PortalAppointmentRescheduledEvent;
  }
}
