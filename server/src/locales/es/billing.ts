import type { billing as english } from '../en/billing.ts';

/** Refusals of invoices and payments. */
export const billing: Readonly<Record<keyof typeof english, string>> = {
  'problem.gateway-missing.title': 'Esta clínica no recibe pagos en línea',
  'problem.gateway-missing.detail': 'Pregunte a la clínica cómo prefiere recibir el pago.',
  'problem.invoice-not-open.title': 'No hay nada que pagar en esta factura',
  'problem.invoice-not-open.detail': '{state, select, paid {Ya está pagada.} void {La clínica la anuló.} other {No está abierta.}}',
  'problem.amount-over-balance.title': 'Es más de lo que queda por pagar en la factura',
  'problem.amount-over-balance.detail': 'Pague el saldo o una parte.',
  'problem.currencies-differ.title': 'Estos importes están en monedas distintas',
  'problem.currencies-differ.detail': 'Pague las facturas de una moneda a la vez.',
  'problem.payment-in-progress.title': 'Se está procesando un pago de esta factura',
  'problem.payment-in-progress.detail': 'Espere un momento: después estará pagada o podrá intentarlo de nuevo. Nada se cobra dos veces.',
  'problem.payment-not-confirmable.title': 'Este pago no puede continuar aquí',
  'problem.payment-not-confirmable.detail': 'Empiece el pago de nuevo.',
  'problem.card-not-confirmable.title': 'No se puede seguir guardando esta tarjeta aquí',
  'problem.card-not-confirmable.detail': 'Empiece de nuevo.',
  'problem.signature-refused.title': 'La firma no coincide',
  'problem.signature-refused.detail': 'Solo la pasarela de pago puede comunicar pagos.',
  'issue.billing-unknown': 'Aquí no se conoce',
  'issue.billing-currency': 'No es la moneda de las facturas de esta clínica',
  'issue.billing-too-much': 'Una factura no puede llegar a tanto',
};
