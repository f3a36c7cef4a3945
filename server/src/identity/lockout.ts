import { tx } from '../db/tx.ts';
import { unscopedDb } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { networkOf } from '../http/network.ts';
import { beginCount, throttleKey } from '../http/throttle.ts';

const freeTries = 5;
const longestMs = 15 * 60_000;
const forgottenMs = 24 * 3_600_000;

/** Where failures are counted: an account from one network, or from a device that its owner used before. */
export type Counter = string;

/** The counter of an account: strangers on other networks, and other devices than the owner's, have their own. */
export const counterOf = (caller: Caller, account: string, device: string | null): Counter =>
  throttleKey('sign-in', [caller.organizationId, account, device ?? network(caller.ip)].join('\n'));

/** The network of an address: IPv4 /24, IPv6 /56. */
export function network(ip: string | undefined): string {
  const whole = networkOf(ip);
  return whole.includes('.') ? whole.split('.').slice(0, 3).join('.') : whole;
}

/** Whether the account is locked for this counter now. */
export async function isLocked(caller: Caller, counter: Counter): Promise<boolean> {
  const lock = await unscopedDb.Throttle.one({ key: `${counter}.lock` });
  return lock?.expiresAt !== null && lock !== null && lock.expiresAt > caller.clock.now();
}

/**
 * Counts a failed sign-in. From the fifth the account is locked for a time that doubles: 1 s, 2 s … 15 minutes.
 * @returns whether this failure locked it
 */
export function countFailure(caller: Caller, counter: Counter): Promise<boolean> {
  const now = caller.clock.now();
  return tx(async () => {
    const failures = await increase(counter, now);
    if (failures < freeTries) return false;
    const lockedMs = Math.min(longestMs, 1000 * 2 ** (failures - freeTries));
    const key = `${counter}.lock`;
    await unscopedDb.Throttle.remove({ key });
    await beginCount({ key, points: failures, expiresAt: new Date(now.getTime() + lockedMs) });
    return true;
  });
}

/** The counter that says of an account that it is locked somewhere: staff see it. */
export const accountLock = ({ organizationId }: Pick<Caller, 'organizationId'>, kind: 'patient' | 'staff', userId: string): Counter =>
  throttleKey('account lock', [organizationId, kind, userId].join('\n'));

/** Notes that an account is locked for as long as its lock at this counter lasts. Inside `tx`. */
export async function noteLock(caller: Caller, counter: Counter, account: Counter): Promise<void> {
  const lock = await unscopedDb.Throttle.one({ key: `${counter}.lock` });
  const expiresAt = lock?.expiresAt ?? caller.clock.now();
  const longer = await unscopedDb.Throttle.update({ key: account, expiresAt: { gte: expiresAt } }, { points: 1 });
  if (longer > 0) return;
  await unscopedDb.Throttle.remove({ key: account });
  await beginCount({ key: account, points: 1, expiresAt });
}

/** A success forgets the failures. */
export async function forgetFailures(counter: Counter): Promise<void> {
  await unscopedDb.Throttle.remove({ key: { in: [counter, `${counter}.lock`] } });
}

async function increase(counter: Counter, now: Date): Promise<number> {
  const expiresAt = new Date(now.getTime() + forgottenMs);
  if ((await unscopedDb.Throttle.add({ key: counter, expiresAt: { gt: now } }, { points: 1 })) === 0) {
    await unscopedDb.Throttle.remove({ key: counter });
    await beginCount({ key: counter, points: 1, expiresAt });
    return 1;
  }
  return (await unscopedDb.Throttle.one({ key: counter }))?.points ?? 1;
}
