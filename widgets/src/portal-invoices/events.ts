import { PortalEvent } from '../portal/events.ts';

/** An invoice was paid, wholly or in part; the receipt is on its way. */
export class PortalInvoicePaidEvent extends PortalEvent<{ id: string; paymentId: string }> {
  constructor(detail: { id: string; paymentId: string }) {
    super('portal-invoice-paid', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'portal-invoice-paid': PortalInvoicePaidEvent;
  }
}
