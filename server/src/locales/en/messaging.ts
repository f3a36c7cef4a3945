/** Words of the mails that the product sends. */
export const messaging = {
  'mail.greeting': 'Hello {name},',
  'mail.footer.why': 'You get this mail because you are a patient of {organization}.',
  'mail.footer.whyLogin': 'You get this message because your portal login at {organization} is linked to this address.',
  'mail.footer.whyContact': 'You get this message because this address was entered at {organization}.',
  'mail.footer.whyClinic': 'The patient portal of {organization} sent this message.',
  'mail.footer.whyStaff': 'You get this message because you work with the patient portal of {organization}.',
  'mail.footer.private': 'If it isn’t for you, delete it and tell us.',
  'mail.footer.phone': 'Phone: {phone}',
  'mail.portal': 'Open the portal',
  'mail.receipt.subject': 'Receipt: {total}',
  'mail.receipt.heading': 'Thank you for your payment',
  'mail.receipt.intro':
    '{count, plural, one {We received your payment for one invoice.} other {We received your payment for # invoices.}}',
  'mail.receipt.outro': 'Keep this mail for your records.',
  'mail.receipt.invoice': 'Invoice {number}',
  'mail.receipt.total': 'Total',
  'mail.receipt.paidOn': 'Paid on',
  'mail.receipt.reference': 'Reference',
};
