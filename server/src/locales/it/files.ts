import type { files as english } from '../en/files.ts';

/** Refusals of uploaded files. */
export const files: Readonly<Record<keyof typeof english, string>> = {
  'problem.file-refused.title': 'Questo file non si può accettare',
  'problem.file-refused.detail': '{reason, select, type {Invii un’immagine JPEG, PNG o WebP, un PDF o un file Word.} damaged {Il file è danneggiato o non si può leggere. Lo salvi di nuovo e riprovi.} oversized {L’immagine o il file, una volta aperto, è troppo grande. Ne riduca le dimensioni.} mixed {Il file contiene altro oltre a ciò che sembra. Lo salvi di nuovo come file semplice.} active {Il file contiene macro, script o altri file. Lo salvi senza.} encrypted {Il file è protetto da una password. Lo salvi senza password.} other {Un file di questo tipo qui non si può usare.}}',
};
