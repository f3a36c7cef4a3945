import type { messaging as english } from '../en/messaging.ts';

/** Words of the mails that the product sends. */
export const messaging: Readonly<Record<keyof typeof english, string>> = {
  'issue.merge-field-unknown': '« {field} » ne peut pas être rempli ici. Il y a : {fields}',
  'issue.merge-field-broken': '« {part} » n’est pas un champ. Écrivez le nom d’un champ entre doubles accolades ; il y a : {fields}',
  'issue.texts-too-long': 'Toutes les langues ensemble peuvent prendre {bytes} octets. Raccourcissez l’une d’elles',
  'issue.video-url': 'Il faut une page de YouTube ou de Vimeo, ou un fichier MP4 en https',
  'issue.video-poster': 'Il faut une image téléversée ici',
  'issue.mail-too-long': 'Les programmes de courriel couperaient ce texte. Raccourcissez-le ou employez moins de paragraphes',
  'sms.invitation.stays': '{url} (valable 3 jours, une seule fois)',
  'sms.reset.stays': '{url} (valable 30 minutes, une seule fois). Vous n’avez rien demandé ? Ignorez ce message.',
  'mail.trial.subject': 'Essai : {subject}',
  'mail.greeting': 'Bonjour {name},',
  'mail.footer.why': 'Vous recevez ce courriel parce que vous êtes patient de {organization}.',
  'mail.footer.whyLogin': 'Vous recevez ce message parce que votre compte du portail de {organization} est lié à cette adresse.',
  'mail.footer.whyContact': 'Vous recevez ce message parce que cette adresse a été indiquée à {organization}.',
  'mail.footer.whyClinic': 'Le portail des patients de {organization} a envoyé ce message.',
  'mail.footer.whyStaff': 'Vous recevez ce message parce que vous travaillez avec le portail des patients de {organization}.',
  'mail.footer.private': 'S’il ne vous est pas destiné, supprimez-le et dites-le-nous.',
  'mail.footer.phone': 'Téléphone : {phone}',
  'mail.portal': 'Ouvrir le portail',
  'mail.receipt.subject': 'Reçu : {total}',
  'mail.receipt.heading': 'Merci de votre paiement',
  'mail.receipt.intro':
    '{count, plural, one {Nous avons reçu votre paiement pour une facture.} other {Nous avons reçu votre paiement pour # factures.}}',
  'mail.receipt.outro': 'Gardez ce courriel dans vos dossiers.',
  'mail.receipt.invoice': 'Facture {number}',
  'mail.receipt.total': 'Total',
  'mail.receipt.paidOn': 'Payé le',
  'mail.receipt.reference': 'Référence',
};
