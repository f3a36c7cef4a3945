import type { RepeatKey } from '../../http/handlers.ts';
import { sha256 } from '../../http/secrets.ts';

/** What an intent is stored with, so that the same request again finds it. */
export interface RequestKey {
  readonly id: string;
  readonly requestHash: string;
}

/** Stands for caller, route and Idempotency-Key in one column: the intent is stored with it. */
export const requestKey = ({ row, requestHash }: RepeatKey): RequestKey => ({
  id: sha256([row.caller, row.route, row.key].join('\n')),
  requestHash,
});
