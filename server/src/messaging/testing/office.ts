import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { readConfig } from '../../config.ts';
import { connect, disconnect } from '../../db/connection.ts';
import { assertInvariants } from '../../db/invariants.ts';
import { migrate } from '../../db/migrate.ts';
import { scopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { randomIds } from '../../ids.ts';
import { insertOrganization, organizationById } from '../../organizations/organizations.ts';
import { pluginEvents } from '../../plugins/tell-plugin.ts';
import { recipients } from '../../recipients.ts';
import type { Runtime } from '../../runtime.ts';
import { emptyDatabase } from '../../testing/database.ts';
import type { Subscriber } from '../events.ts';
import { invariants } from '../messaging.invariants.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import { texterFor } from '../sms/texter.ts';
import { createWorker, type OutboxWorker } from '../outbox/worker.ts';

/** A clock that moves only when told. */
export class HandClock implements Clock {
  private millis = Date.parse('2026-11-23T15:00:00Z');
  now = () => new Date(this.millis);
  forward(ms: number): void {
    this.millis += ms;
  }
}

/** A mailer that keeps what it is given, and fails when told. */
export class FakeMailer implements Mailer {
  readonly configured = true;
  readonly from = 'hello@clinic.example';
  readonly sent: Mail[] = [];
  /** Runs before a mail counts as taken: throw to refuse it. */
  before: (mail: Mail) => void = () => {};
  send = async (mail: Mail) => {
    this.before(mail);
    this.sent.push(mail);
  };
  close = () => {};
}

/** A database with one organization in which an outbox is worked off by hand. */
export interface Office {
  readonly caller: Caller;
  readonly runtime: Runtime;
  readonly clock: HandClock;
  readonly mailer: FakeMailer;
  readonly logged: { event: string; fields: unknown }[];
  readonly callerFor: (organizationId: string) => Promise<Caller>;
  /** Another worker on the same outbox. */
  worker(options?: { subscribers?: readonly Subscriber[]; mailer?: Mailer }): OutboxWorker;
  /** A patient with a verified address (null: none), whose mails go there. @returns the patient's id */
  patient(address: string | null, options?: { language?: string; verified?: boolean }): Promise<string>;
}

/** Opens a temporary database, on the engine of `DATABASE_URL`, with an organization and nothing in its outbox. */
export async function openOffice(t: { after(ending: () => Promise<void>): void }): Promise<Office> {
  const database = await emptyDatabase();
  await migrate(database.url);
  connect(database.url);
  t.after(async () => {
    await assertInvariants(invariants);
    await disconnect();
    await database.drop();
  });
  const clock = new HandClock();
  const mailer = new FakeMailer();
  const logged: Office['logged'] = [];
  const note = (event: string, fields: unknown = {}) => void logged.push({ event, fields });
  const runtime: Runtime = {
    config: readConfig({ NODE_ENV: 'test' }, () => 'a secret of thirty-two bytes or more'),
    clock,
    ids: randomIds,
    log: { info: note, warn: note, error: note },
    publicUrl: 'http://localhost:4000',
  };
  const slug = `clinic-${randomUUID().slice(0, 8)}`;
  const { id } = await tx(() =>
    insertOrganization(runtime, { name: 'Northside Physio', slug, phone: '+1 604 555 0100' }),
  );
  const callerFor = async (organizationId: string) => {
    const organization = await organizationById(organizationId);
    if (!organization) throw new Error('no such organization');
    return systemCaller(runtime, organization);
  };
  const caller = await callerFor(id);
  return {
    caller,
    runtime,
    clock,
    mailer,
    logged,
    callerFor,
    worker: (options = {}) =>
      createWorker({
        runtime,
        callerFor,
        recipients, pluginEvents, texter: texterFor(runtime.config, null),
        subscribers: [],
        mailer,
        random: () => 0.5,
        ...options,
      }),
    patient: (address, options = {}) => insertPatient(caller, address, options),
  };
}

async function insertPatient(
  caller: Caller,
  address: string | null,
  { language, verified = true }: { language?: string; verified?: boolean },
) {
  const db = scopedDb(caller.organizationId);
  const now = caller.clock.now();
  const id = caller.ids.next();
  const dates = { createdAt: now, updatedAt: now };
  await tx(async () => {
    await db.Patient.insert({
      id,
      profile: true,
      givenName: 'Ana',
      familyName: 'Núñez',
      searchName: 'nunez ana',
      deceased: false,
      preferredLanguage: language ?? null,
      ...dates,
    });
    if (address === null) return;
    const contact = {
      id: caller.ids.next(),
      patientId: id,
      system: 'email',
      value: address,
      normalized: address.toLowerCase(),
    } as const;
    await db.ContactPoint.insert({ ...contact, verifiedAt: verified ? now : null, preferred: 'y', createdAt: now });
  });
  return id;
}
