import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';

/** Refuses what needs mail where production has none: it would wait in the outbox until its link has expired. @throws mail-not-configured */
export function assertMailConfigured({ runtime }: Pick<Caller, 'runtime'>): void {
  const { NODE_ENV, SMTP_URL } = runtime.config;
  if (NODE_ENV === 'production' && !SMTP_URL) throw problem('mail-not-configured');
}
