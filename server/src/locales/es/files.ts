import type { files as english } from '../en/files.ts';

/** Refusals of uploaded files. */
export const files: Readonly<Record<keyof typeof english, string>> = {
  'problem.file-refused.title': 'Este archivo no se puede aceptar',
  'problem.file-refused.detail': '{reason, select, type {Envíe una imagen JPEG, PNG o WebP, un PDF o un archivo de Word.} damaged {El archivo está dañado o no se puede leer. Guárdelo de nuevo e inténtelo otra vez.} oversized {La imagen o el archivo, una vez abierto, es demasiado grande. Redúzcalo.} mixed {El archivo contiene algo más de lo que parece. Guárdelo de nuevo como archivo simple.} active {El archivo contiene macros, scripts u otros archivos. Guárdelo sin ellos.} encrypted {El archivo está protegido con una contraseña. Guárdelo sin ella.} other {Aquí no se puede usar un archivo de este tipo.}}',
};
