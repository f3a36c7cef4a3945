import { generate, generateSecret, generateURI, verify } from 'otplib';
import type { Caller } from '../../http/caller.ts';
import { keyFor } from '../../http/secrets.ts';
import { open, seal } from '../seal.ts';

const stepSeconds = 30;

/** What an authenticator app is set up with. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** A new app's seed, sealed as it is stored. */
export const newSealedSeed = ({ runtime }: Pick<Caller, 'runtime'>): string => seal(sealKey(runtime), generateSecret());

/** What to set an app up with: the seed to be typed, and the address to be scanned, which names clinic and login. */
export function enrolmentOf({ runtime, organization }: Pick<Caller, 'runtime' | 'organization'>, username: string, sealedSeed: string): Enrolment {
  const secret = open(sealKey(runtime), sealedSeed);
  // A colon parts issuer and label for apps.
  return { secret, uri: generateURI({ issuer: organization.name.replaceAll(':', ' '), label: username, secret }) };
}

/** The step that a code is of, one before or after now included; null for a wrong code. */
export async function stepOf({ runtime, clock }: Pick<Caller, 'runtime' | 'clock'>, sealedSeed: string, code: string): Promise<number | null> {
  const epoch = Math.floor(clock.now().getTime() / 1000);
  const outcome = await verify({ secret: open(sealKey(runtime), sealedSeed), token: code, epoch, epochTolerance: stepSeconds });
  return outcome.valid ? Math.floor(epoch / stepSeconds) + outcome.delta : null;
}

/** The code for a seed at a time, as an authenticator app shows it: for the demo's staff and the tests. */
export const totpCode = (seed: string, at: Date) => generate({ secret: seed, epoch: Math.floor(at.getTime() / 1000) });

const sealKey = ({ config }: Caller['runtime']) => keyFor(config.PORTICO_SECRET, 'totp');
