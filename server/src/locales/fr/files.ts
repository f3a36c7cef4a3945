import type { files as english } from '../en/files.ts';

/** Refus de fichiers envoyés. */
export const files = {
  'problem.file-refused.title': 'Ce fichier ne peut pas être accepté',
  'problem.file-refused.detail':
    '{reason, select, type {Envoyez une image JPEG, PNG ou WebP, un PDF ou un fichier Word.} damaged {Le fichier est endommagé ou ne peut pas être examiné. Enregistrez-le de nouveau et réessayez.} oversized {L’image ou le fichier dépasse, une fois ouvert, ce qui peut être accepté. Réduisez sa taille.} mixed {Le fichier contient autre chose que ce qu’il paraît être. Enregistrez-le de nouveau comme simple fichier.} active {Le fichier contient des macros, des scripts ou d’autres fichiers. Enregistrez-le sans eux.} encrypted {Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe.} other {Un fichier de ce type ne convient pas ici.}}',
} satisfies Record<keyof typeof english, string>;
