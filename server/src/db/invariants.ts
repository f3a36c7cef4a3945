import { QueryTypes } from 'sequelize';
import { invariants as audit } from '../audit/audit.invariants.ts';
import { invariants as billing } from '../billing/billing.invariants.ts';
import { invariants as files } from '../files/files.invariants.ts';
import { invariants as health } from '../health/health.invariants.ts';
import { invariants as identity } from '../identity/identity.invariants.ts';
import { invariants as messaging } from '../messaging/messaging.invariants.ts';
import { invariants as patients } from '../patients/patients.invariants.ts';
import { invariants as scheduling } from '../scheduling/scheduling.invariants.ts';
import { invariants as settings } from '../settings/settings.invariants.ts';
import { invariants as themes } from '../themes/themes.invariants.ts';
import { invariants as webhooks } from '../webhooks/webhooks.invariants.ts';
import { database } from './connection.ts';
import type { Invariant, Violation } from './invariant.ts';
import { storageInvariants } from './storage.invariants.ts';

/** What must always hold in the database, whatever happened to a process. A slice adds its own list here. */
export const invariants: readonly Invariant[] = [
  ...storageInvariants,
  ...[settings, themes, audit, messaging, patients, identity, scheduling, billing, health, files, webhooks].flat(),
];

/**
 * Looks whether everything holds that must, in the connected database, and answers what doesn't. Only reads; called
 * after every suite, by the tests that kill processes, and by `scripts/check-invariants.mjs`.
 */
export async function checkInvariants(list: readonly Invariant[] = invariants): Promise<readonly Violation[]> {
  const { engine, sequelize } = database();
  const violations: Violation[] = [];
  for (const { name, broken } of list) {
    for (const sql of typeof broken === 'string' ? [broken] : await broken(engine)) {
      const rows = await sequelize.query<Record<string, unknown>>(sql, { type: QueryTypes.SELECT });
      const [first] = rows;
      if (!first) continue;
      const example = Object.entries(first)
        .map(([column, value]) => `${column}=${String(value)}`)
        .join(' ');
      violations.push({ name, count: rows.length, example });
    }
  }
  return violations;
}

/** Throws with a sentence for each invariant that doesn't hold. */
export async function assertInvariants(list?: readonly Invariant[]): Promise<void> {
  const violations = await checkInvariants(list);
  if (violations.length === 0) return;
  throw new Error(
    ['Does not hold:', ...violations.map((one) => `${one.name} (${one.count}, ${one.example})`)].join('\n  '),
  );
}
