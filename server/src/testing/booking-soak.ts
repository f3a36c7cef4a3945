import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { disconnect } from '../db/connection.ts';
import { unscopedDb } from '../db/scoped.ts';
import { asInt, asText } from '../db/rows.ts';
import { openSoakClinic } from './soak-clinic.ts';
import { fixtureId } from './fixture-patients.ts';
import { locations, practitioners, types } from './fixture-scheduling.ts';
import { startApi, type ApiProcess } from './processes.ts';
import { brokenBookings } from './race.ts';

/** How often a process is killed, and in the middle of how many bookings each time. */
export interface BookingSoak {
  readonly kills: number;
  readonly bookingsEach: number;
  /** The kill comes within so many milliseconds of the bookings' beginning. */
  readonly withinMs: number;
}

/** What came of it; `broken` names every inconsistency, of which there must be none. */
export interface BookingReport {
  readonly kills: number;
  readonly booked: number;
  /** Of those, how many were moved and how many cancelled right after. */
  readonly moved: number;
  readonly cancelled: number;
  /** Requests that a kill left without an answer; each was sent again with its key. */
  readonly unanswered: number;
  readonly broken: readonly string[];
}

interface Slot {
  readonly practitionerId: string;
  readonly locationId: string;
  readonly start: string;
}

/** What became of one booking: every appointment that the person was told of, and how it ended. */
interface Outcome {
  readonly told: readonly string[];
  readonly end: 'booked' | 'moved' | 'cancelled';
}

/** People book, move and cancel over two processes, all at once; one is killed in the middle of it and comes back; again and again. */
export async function soakBookings(
  databaseUrl: string,
  { kills, bookingsEach, withinMs }: BookingSoak,
): Promise<BookingReport> {
  const secretKey = await openSoakClinic(databaseUrl);
  const fleet = new Fleet(databaseUrl);
  await fleet.start(2);
  const slots = await freeSlots(fleet, secretKey, kills * (bookingsEach + Math.ceil(bookingsEach / 3)));
  const counts = { unanswered: 0 };
  const outcomes: Outcome[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const wanted = slots.splice(0, bookingsEach);
    const people = wanted.map((slot, n) => liveThrough(sender(fleet, secretKey, n, counts), { slot, next: n % 3 === 1 ? slots.pop() : undefined, cancels: n % 3 === 2 }));
    await wait(randomInt(withinMs));
    await fleet.killOne();
    outcomes.push(...(await Promise.all(people)));
  }
  await fleet.stop();
  const broken = [...(await brokenBookings()), ...(await unlike(outcomes))];
  await disconnect();
  const ended = (end: Outcome['end']) => outcomes.filter((one) => one.end === end).length;
  return { kills, booked: outcomes.length, moved: ended('moved'), cancelled: ended('cancelled'), unanswered: counts.unanswered, broken };
}

/** What people were told they have booked, and what the database holds, must be the same. */
async function unlike(outcomes: readonly Outcome[]): Promise<string[]> {
  const booked = outcomes.flatMap(({ told }) => told);
  const happened = booked.length + outcomes.filter(({ end }) => end === 'cancelled').length;
  const rows = await unscopedDb.select('select a.id from appointments a', {}, { id: asText });
  const stored = new Set(rows.map(({ id }) => id));
  const told = new Set(booked);
  const [sent] = await unscopedDb.select('select count(*) as n from outbox', {}, { n: asInt });
  return [
    ...booked.filter((id) => !stored.has(id)).map((id) => `told but not stored: ${id}`),
    ...[...stored].filter((id) => !told.has(id)).map((id) => `stored but not told: ${id}`),
    ...(told.size === booked.length ? [] : ['one appointment was told twice']),
    ...(sent?.n === happened ? [] : [`${sent?.n} outbox rows for ${happened} bookings, moves and cancellations`]),
  ];
}

type Send = (path: string, body: object) => Promise<{ status: number; body: Record<string, unknown> }>;

/** Sends with a key, again and again until there is an answer, to whichever process lives. */
function sender(fleet: Fleet, secretKey: string, n: number, counts: { unanswered: number }): Send {
  return async (path, body) => {
    const headers = {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${secretKey}`,
      'Portico-Patient': fixtureId('pt', n),
      'Idempotency-Key': randomUUID(),
    };
    for (;;) {
      try {
        const response = await fetch((await fleet.any()) + path, {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        });
        const answer = (await response.json()) as Record<string, unknown>;
        if (response.status < 500) return { status: response.status, body: answer };
      } catch {
        counts.unanswered += 1;
      }
    }
  };
}

/** Somebody books, and perhaps moves it to another time or cancels it. */
async function liveThrough(send: Send, { slot, next, cancels }: { slot: Slot; next: Slot | undefined; cancels: boolean }): Promise<Outcome> {
  const id = await bookOne(send, slot);
  if (cancels) {
    await expectOk(send(`/v1/appointments/${id}/cancel`, {}));
    return { told: [id], end: 'cancelled' };
  }
  if (!next) return { told: [id], end: 'booked' };
  const hold = await expectOk(send('/v1/holds', { appointmentTypeId: types.visit, ...next, movesAppointmentId: id }));
  const moved = await expectOk(send(`/v1/appointments/${id}/reschedule`, { holdId: hold['id'] }));
  return { told: [id, String(moved['id'])], end: 'moved' };
}

async function expectOk(answer: ReturnType<Send>): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function bookOne(send: Send, slot: Slot): Promise<string> {
  for (;;) {
    const hold = await send('/v1/holds', { appointmentTypeId: types.visit, ...slot });
    if (hold.status !== 201) throw new Error(`hold: ${hold.status} ${JSON.stringify(hold.body)}`);
    const booked = await send('/v1/appointments', { holdId: hold.body['id'] });
    if (booked.status === 201) return String(booked.body['id']);
    if (booked.body['type'] !== 'urn:portico:problem:hold-expired')
      throw new Error(`booking: ${booked.status} ${JSON.stringify(booked.body)}`);
  }
}

async function freeSlots(fleet: Fleet, secretKey: string, count: number): Promise<Slot[]> {
  const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const slots: Slot[] = [];
  const whose = [
    { practitionerId: practitioners.ada, locationId: locations.toronto },
    { practitionerId: practitioners.dai, locationId: locations.adelaide },
  ];
  for (const where of whose) {
    for (const [from, to] of [[2, 60], [61, 89]] as const) {
      const query = new URLSearchParams({ appointmentTypeId: types.visit, ...where, from: date(from), to: date(to) });
      const response = await fetch(`${await fleet.any()}/v1/slots?${query}`, {
        headers: { Authorization: `Bearer ${secretKey}` },
      });
      const { data } = (await response.json()) as { data: { free: string[] }[] };
      slots.push(...data.flatMap(({ free }) => free).map((start) => ({ ...where, start })));
    }
  }
  if (slots.length < count) throw new Error(`Only ${slots.length} slots are free`);
  return slots.slice(0, count);
}

/** Processes that die and come back. */
class Fleet {
  private living: ApiProcess[] = [];
  private readonly databaseUrl: string;

  constructor(databaseUrl: string) {
    this.databaseUrl = databaseUrl;
  }

  async start(size: number): Promise<void> {
    for (let n = 0; n < size; n++) this.living.push(await startApi(this.databaseUrl));
  }

  /** The address of one that lives. */
  async any(): Promise<string> {
    for (;;) {
      const one = this.living[randomInt(Math.max(1, this.living.length))];
      if (one) return one.url;
      await wait(20);
    }
  }

  /** Kills the one that has lived longest, in the middle of whatever it does, and starts another. */
  async killOne(): Promise<void> {
    await this.living[0]?.kill();
    this.living.shift();
    this.living.push(await startApi(this.databaseUrl));
  }

  async stop(): Promise<void> {
    for (const one of this.living) await one.stop();
  }
}
