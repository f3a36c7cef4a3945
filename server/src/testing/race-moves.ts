import { isLoss, sender, type Answer, type Booked, type Course } from './race.ts';
import { locations, practitioners, types } from './fixture-scheduling.ts';

/** What a race of moves came to. */
export interface MovesRound {
  /** Moves that were tried, and how many stand; the appointments that were cancelled at the same moment. */
  readonly moveAsked: number;
  readonly moved: number;
  readonly cancelled: number;
  /** Answers that no rule explains. */
  readonly strange: readonly string[];
}

/** What a race of answers to requests came to: each ends one way. */
export interface AcceptsRound {
  readonly asked: number;
  readonly accepted: number;
  readonly declined: number;
  readonly withdrawn: number;
  readonly strange: readonly string[];
}

const massage = { appointmentTypeId: types.massage, locationId: locations.toronto, practitionerId: practitioners.ada };
const nameOf = ({ body }: Answer) => String(body['type'] ?? '').split(':').at(-1);
const shown = ({ status, body }: Answer) => `${status} ${JSON.stringify(body).slice(0, 200)}`;

/**
 * Everybody moves their appointment to one of a few times at once: each time goes to one. Whoever got one moves there twice at the
 * same moment, and every third cancels as well: the appointment is moved, or cancelled, never both, and never twice.
 */
export async function raceMoves({ urls, secretKey }: Course, booked: readonly Booked[], targets: readonly string[]): Promise<MovesRound> {
  const send = sender(urls, secretKey, { times: 0 });
  const wishes = booked.flatMap((one, i) => [0, 1].map((next) => ({ one, start: targets[(i + next) % targets.length] })));
  const holds = await Promise.all(wishes.map(({ one, start }) => send(one.n, '/v1/holds', { ...massage, start, movesAppointmentId: one.id })));
  const won = holds.flatMap(({ status, body }, i) => (status === 201 ? [{ one: wishes[i]?.one ?? { n: 0, id: '' }, holdId: body['id'] }] : []));
  const acts = await Promise.all(
    won.flatMap(({ one, holdId }, i) => [
      send(one.n, `/v1/appointments/${one.id}/reschedule`, { holdId }),
      send(one.n, `/v1/appointments/${one.id}/reschedule`, { holdId }),
      ...(i % 3 === 0 ? [send(one.n, `/v1/appointments/${one.id}/cancel`, {})] : []),
    ]),
  );
  const moved = acts.filter(({ status, body }) => status === 200 && typeof body['replaces'] === 'string');
  const cancelled = acts.filter(({ status, body }) => status === 200 && body['status'] === 'cancelled');
  const refused = acts.filter(({ status }) => status !== 200);
  // Their hold is used, the appointment was moved or called off, or what it shared with the hold went with it.
  const explained = (one: Answer) => ['not-found', 'act-refused', 'conflict', 'hold-expired'].includes(nameOf(one) ?? '');
  const strange = [...holds.filter((one) => one.status !== 201 && !isLoss(one)), ...refused.filter((one) => !explained(one))];
  return { moveAsked: wishes.length, moved: moved.length, cancelled: cancelled.length, strange: strange.map(shown) };
}

/**
 * Everybody asks for another time, where the clinic must accept; then staff accept twice and decline, and the patient withdraws, all
 * at the same moment.
 */
export async function raceAccepts({ urls, secretKey }: Course, booked: readonly Booked[], targets: readonly string[]): Promise<AcceptsRound> {
  const send = sender(urls, secretKey, { times: 0 });
  const strange: Answer[] = [];
  const requests: Booked[] = [];
  for (const [i, { n, id }] of booked.slice(0, targets.length).entries()) {
    const hold = await send(n, '/v1/holds', { ...massage, start: targets[i], movesAppointmentId: id });
    const asked = hold.status === 201 ? await send(n, `/v1/appointments/${id}/reschedule`, { holdId: hold.body['id'] }) : hold;
    if (asked.status === 200 && asked.body['status'] === 'pending') requests.push({ n, id: String(asked.body['id']) });
    else if (!isLoss(asked)) strange.push(asked);
  }
  const staff = { asStaff: true };
  const outcomes = await Promise.all(
    requests.map(({ n, id }) =>
      Promise.all([
        send(n, `/v1/admin/appointments/${id}/accept`, {}, staff),
        send(n + 1, `/v1/admin/appointments/${id}/accept`, {}, staff),
        send(n + 1, `/v1/admin/appointments/${id}/decline`, {}, staff),
        ...(n % 2 === 0 ? [send(n, `/v1/appointments/${id}/cancel`, {})] : []),
      ]),
    ),
  );
  const ends = outcomes.map((answers) => answers.filter(({ status }) => status === 200).map(({ body }) => String(body['status'])));
  const explained = ['request-decided', 'act-refused'];
  strange.push(...outcomes.flat().filter((one) => one.status !== 200 && !explained.includes(nameOf(one) ?? '')));
  const count = (end: string) => ends.filter((one) => one.includes(end)).length;
  return { asked: requests.length, accepted: count('booked'), declined: count('declined'), withdrawn: count('cancelled'), strange: strange.map(shown) };
}

/** All clients want the same time with anybody at once. @returns how many got it, by practitioner */
export async function raceForAnybody({ urls, secretKey, clients }: Course, start: string): Promise<{ won: readonly string[]; strange: readonly string[] }> {
  const send = sender(urls, secretKey, { times: 0 });
  const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, start };
  const answers = await Promise.all(Array.from({ length: clients }, (_none, n) => send(n + 500, '/v1/holds', wish)));
  const won = answers.flatMap(({ status, body }) => (status === 201 ? [String(body['practitionerId'])] : []));
  return { won: won.sort(), strange: answers.filter((one) => one.status !== 201 && !isLoss(one)).map(shown) };
}
