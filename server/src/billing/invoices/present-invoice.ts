import type { z } from 'zod';

import type { Invoice as InvoiceShape } from '../../contract/billing.ts';
import type { Row } from '../../db/scoped.ts';
import type { Invoice, InvoiceLine } from './invoices.models.ts';

/** An invoice as the services hand it on. */
export interface InvoiceWithLines {
  readonly invoice: Row<Invoice>;
  readonly lines: readonly Row<InvoiceLine>[];
}

/** An invoice as patients see it. Its own amounts always show, whatever `general.pricing` says of prices elsewhere. */
export function outInvoice({ invoice, lines }: InvoiceWithLines): z.input<typeof InvoiceShape> {
  const money = (amount: number) => ({ amount, currency: invoice.currency });
  const { id, number, status, issuedOn, dueOn } = invoice;
  return {
    id,
    number,
    status,
    issuedOn,
    dueOn,
    subtotal: money(invoice.netMinor),
    tax: money(invoice.taxMinor),
    total: money(invoice.totalMinor),
    balance: money(invoice.balanceMinor),
    lines: lines.map((line) => ({
      description: line.description,
      quantity: line.quantityHundredths / 100,
      unitPrice: money(line.unitPriceMinor),
      tax: money(line.taxMinor),
      taxName: line.taxName,
      total: money(line.totalMinor),
    })),
  };
}

/** An invoice as staff see it. */
export const outAdminInvoice = (one: InvoiceWithLines) => ({ ...outInvoice(one), patientId: one.invoice.patientId });
