import type { messaging as english } from '../en/messaging.ts';

/** Words of the mails that the product sends. */
export const messaging: Readonly<Partial<Record<keyof typeof english, string>>> = {
  'mail.greeting': 'Hola, {name}:',
  'mail.footer.why': 'Recibe este correo porque es paciente de {organization}.',
  'mail.footer.whyLogin': 'Recibe este mensaje porque su cuenta del portal de {organization} está vinculada a esta dirección.',
  'mail.footer.whyContact': 'Recibe este mensaje porque alguien escribió esta dirección en {organization}.',
  'mail.footer.whyClinic': 'Este mensaje viene del portal de pacientes de {organization}.',
  'mail.footer.whyStaff': 'Recibe este mensaje porque trabaja con el portal de pacientes de {organization}.',
  'mail.footer.private': 'Si no es para usted, elimínelo y avísenos.',
  'mail.footer.phone': 'Teléfono: {phone}',
  'mail.portal': 'Abrir el portal',
  'mail.receipt.subject': 'Recibo: {total}',
  'mail.receipt.heading': 'Gracias por su pago',
  'mail.receipt.intro': '{count, plural, one {Recibimos su pago de una factura.} other {Recibimos su pago de # facturas.}}',
  'mail.receipt.outro': 'Guarde este correo como comprobante.',
  'mail.receipt.invoice': 'Factura {number}',
  'mail.receipt.total': 'Total',
  'mail.receipt.paidOn': 'Pagado el',
  'mail.receipt.reference': 'Referencia',
};
