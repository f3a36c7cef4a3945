/** Why a file is refused, as programs know it. */
export const fileRefusals = ['type', 'damaged', 'oversized', 'mixed', 'active', 'encrypted', 'use'] as const;

export type FileRefusal = (typeof fileRefusals)[number];
