/** What the clinic's files can be, and the ending of their names. Pictures are kept as WebP whatever they came as. */
export const fileTypes = {
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const;

export type FileType = keyof typeof fileTypes;

/** What people read: consents, letters. */
export const documentTypes: readonly FileType[] = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];
/** What is shown as a picture. */
export const pictureTypes: readonly FileType[] = ['image/webp'];
