import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningDemo } from './running-demo.ts';

/** A message that development caught. */
export interface CaughtMail {
  to: string;
  subject: string;
  text: string;
  links: string[];
}

/** The newest mail with this subject, as soon as the worker has sent it. */
export async function caughtMail({ inbox }: Pick<RunningDemo, 'inbox'>, subject: RegExp): Promise<CaughtMail> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { data } = (await (await fetch(inbox)).json()) as { data: CaughtMail[] };
    const found = data.find((mail) => subject.test(mail.subject));
    if (found) return found;
    await pause(100);
  }
  return assert.fail(`no mail came with the subject ${subject}`);
}
