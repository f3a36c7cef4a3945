import type { FileRefusal } from '../../contract/file-refusals.ts';
import { problem } from '../../http/problem.ts';

/** The refusal of a file, to be thrown. */
export const refused = (reason: FileRefusal) => problem('file-refused', { reason });
