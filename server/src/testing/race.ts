import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { checkInvariants } from '../db/invariants.ts';
import { fixtureId, fixturePatientCount } from './fixture-patients.ts';
import { locations, practitioners, types } from './fixture-scheduling.ts';

/** What each round of a race came to. */
export interface Round {
  readonly day: string;
  /** Wishes for one and the same slot, and those that got it. */
  readonly sameAsked: number;
  readonly sameWon: number;
  /** Wishes for overlapping slots; those that got one, and how many of those became appointments. */
  readonly overlappingAsked: number;
  readonly overlappingWon: number;
  readonly booked: number;
  /** The appointments, and whose they are. */
  readonly appointments: readonly Booked[];
  /** How often the API said that it was too busy, and was asked again: none, unless the machine is. */
  readonly askedAgain: number;
  /** Answers that are neither a success nor `slot-taken` with alternatives. */
  readonly strange: readonly string[];
}

/** An appointment and the number of its patient. */
export interface Booked {
  readonly n: number;
  readonly id: string;
}

/** Where to race, and with which key. */
export interface Course {
  readonly urls: readonly string[];
  readonly secretKey: string;
  readonly clients: number;
}

/** After so many, "too busy" is taken for an answer. */
const mostBusy = 5_000;

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/**
 * One round on a day that nobody has booked yet: all clients want the same slot at once, then all want overlapping
 * slots of the same person at once, then all winners book at once. Clients are spread over the processes.
 */
export async function raceRound(
  { urls, secretKey, clients }: Course,
  day: string,
  morning: readonly string[],
): Promise<Round> {
  const busy = { times: 0 };
  const send = sender(urls, secretKey, busy);
  const wish = { appointmentTypeId: types.massage, locationId: locations.toronto, practitionerId: practitioners.ada };
  const all = Array.from({ length: clients }, (_none, n) => n);
  const [lost, ...others] = morning;
  const same = await Promise.all(all.map((n) => send(n, '/v1/holds', { ...wish, start: lost })));
  const overlapping = await Promise.all(
    all.map((n) => send(n, '/v1/holds', { ...wish, start: others[n % others.length] })),
  );
  const winners = [...same, ...overlapping].flatMap(({ status, body }, i) =>
    status === 201 ? [{ n: i % clients, holdId: body['id'] }] : [],
  );
  const bookings = await Promise.all(winners.map(({ n, holdId }) => send(n, '/v1/appointments', { holdId })));
  const strange = [...same, ...overlapping].filter((answer) => answer.status !== 201 && !isLoss(answer));
  const appointments = bookings.flatMap(({ status, body }, i) => (status === 201 ? [{ n: winners[i]?.n ?? 0, id: String(body['id']) }] : []));
  const failed = bookings.filter(({ status }) => status !== 201);
  return {
    day,
    sameAsked: same.length,
    sameWon: same.filter(({ status }) => status === 201).length,
    overlappingAsked: overlapping.length,
    overlappingWon: overlapping.filter(({ status }) => status === 201).length,
    booked: bookings.length - failed.length,
    appointments,
    askedAgain: busy.times,
    strange: [...strange, ...failed].map(({ status, body }) => `${status} ${JSON.stringify(body).slice(0, 200)}`),
  };
}

/** Sends with a key, and again with the same where a connection broke, or when the API says that it may be tried in a moment. */
export function sender(urls: readonly string[], secretKey: string, busy: { times: number }) {
  return async (n: number, path: string, body: object, { asStaff = false } = {}): Promise<Answer> => {
    const request = {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${secretKey}`,
        ...(!asStaff && { 'Portico-Patient': fixtureId('pt', n % fixturePatientCount) }),
        'Idempotency-Key': randomUUID(),
      },
      body: JSON.stringify(body),
    };
    const address = `${urls[n % urls.length]}${path}`;
    for (;;) {
      const response = await fetch(address, request).catch(() => fetch(address, request));
      const body = (await response.json()) as Record<string, unknown>;
      const afterSeconds = Number(response.headers.get('Retry-After'));
      if (response.status !== 503 || !afterSeconds || busy.times > mostBusy) return { status: response.status, body };
      busy.times += 1;
      await pause(afterSeconds * 1000);
    }
  };
}

/** Days on which massages can be had, with their starts. */
export async function freeDays(
  url: string,
  secretKey: string,
  from: string,
  to: string,
): Promise<{ date: string; free: string[] }[]> {
  const ask = `/v1/slots?appointmentTypeId=${types.massage}&locationId=${locations.toronto}&practitionerId=${practitioners.ada}&from=${from}&to=${to}`;
  const response = await fetch(`${url}${ask}`, { headers: { Authorization: `Bearer ${secretKey}` } });
  const { data } = (await response.json()) as { data: { date: string; free: string[] }[] };
  return data;
}

/** Names what doesn't hold in the database that must. */
export async function brokenBookings(): Promise<string[]> {
  return (await checkInvariants()).map(({ name, count, example }) => `${name}: ${count}, ${example}`);
}

/** Somebody else was quicker, and the nearest free times are told. */
export const isLoss = ({ status, body }: Answer) =>
  status === 409 &&
  body['type'] === 'urn:portico:problem:slot-taken' &&
  Array.isArray(body['alternatives']) &&
  body['alternatives'].length > 0;
