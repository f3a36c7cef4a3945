import { listSlots } from '../src/scheduling/slots/list-slots.ts';
import { fixtureId } from '../src/testing/fixture-patients.ts';
import { locations, practitioners, types } from '../src/testing/fixture-scheduling.ts';
import type { Statement } from '../src/db/connection.ts';
import { engines, makeBed, type Bed } from './lib/bed.ts';
import { compare } from './lib/compare.ts';
import { report } from './lib/report.ts';
import { sendAll, type Ask } from './lib/send-all.ts';

// `POST /v1/appointments` from a hold, with audit, outbox and claims: ≥ 0.5 × of the same reads and writes by mysql2.

const rounds = 6;
const bookings = 50;
const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada };

interface Held {
  readonly patientId: string;
  readonly holdId: string;
}

/** A hold for each of so many patients, each on a slot of its own. */
async function holds(bed: Bed, count: number): Promise<Held[]> {
  const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const near = await listSlots(await bed.caller(), { ...wish, from: date(1), to: date(60) });
  const far = await listSlots(await bed.caller(), { ...wish, from: date(61), to: date(89) });
  const starts = [...near.data, ...far.data].flatMap(({ free }) => free).slice(0, count);
  if (starts.length < count) throw new Error(`Only ${starts.length} slots are free`);
  const held: Held[] = [];
  for (const [n, start] of starts.entries()) {
    const patientId = fixtureId('pt', n);
    const response = await fetch(`${bed.url}/v1/holds`, {
      method: 'POST',
      headers: { ...headersOf(bed, patientId), 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...wish, start }),
    });
    const { id } = (await response.json()) as { id: string };
    held.push({ patientId, holdId: id });
  }
  return held;
}

const headersOf = ({ secretKey }: Bed, patientId: string) => ({
  Authorization: `Bearer ${secretKey}`,
  'Portico-Patient': patientId,
});
const ask = (bed: Bed, { patientId, holdId }: Held): Ask => ({
  method: 'POST',
  path: '/v1/appointments',
  headers: headersOf(bed, patientId),
  body: JSON.stringify({ holdId, reason: 'My left knee' }),
});

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The statements of a booking, with a token for the hold and for each id that nobody knew before the first write. */
function planOf(statements: readonly Statement[], { holdId }: Held) {
  const sent = statements.filter(({ bind }) => Array.isArray(bind));
  const firstWrite = sent.findIndex(({ sql }) => /^\s*insert/i.test(sql));
  const known = new Set(JSON.stringify(sent.slice(0, firstWrite).map(({ bind }) => bind)).match(uuid));
  const tokens = new Map([[holdId, '{hold}']]);
  const token = (id: string) => {
    if (known.has(id) && id !== holdId) return id;
    if (!tokens.has(id)) tokens.set(id, `{new${tokens.size}}`);
    return tokens.get(id) ?? id;
  };
  const plain = sent.map(({ sql, bind, inTransaction }) => ({
    sql,
    inTransaction,
    values: (Array.isArray(bind) ? bind : []).map((value: unknown) =>
      typeof value === 'string' ? value.replaceAll(uuid, token) : value,
    ),
  }));
  return { before: plain.filter((one) => !one.inTransaction), inside: plain.filter((one) => one.inTransaction) };
}

const rows: object[] = [];
let title = '';
for (const engine of engines) {
  const bed = await makeBed(engine);
  try {
    const all = await holds(bed, 2 + 2 * bookings * (rounds + 1));
    const [first, second, ...rest] = all;
    if (!first || !second) throw new Error('There are no holds');
    await sendAll(bed.url, [ask(bed, first)], 1);
    const answers: string[] = [];
    const statements = await bed.capture(async () => {
      const { method, path, headers = {}, body = '' } = ask(bed, second);
      const response = await fetch(bed.url + path, {
        method,
        headers: { ...headers, 'Content-Type': 'application/json' },
        body,
      });
      answers.push(await response.text());
    });
    const plan = { ...planOf(statements, second), answer: JSON.parse(answers[0] ?? '') };
    const batch = (side: 0 | 1) => (round: number) =>
      rest.slice((2 * round + side) * bookings, (2 * round + side + 1) * bookings).map((held) => ask(bed, held));
    const compared = await compare(
      {
        ours: { name: 'POST /v1/appointments', server: await bed.startApi(), asks: batch(0) },
        floor: { name: 'floor: Express, the driver', server: await bed.startFloor('booking', plan), asks: batch(1) },
      },
      { rounds, bound: 0.5 },
    );
    title = `booking: ${plan.before.length} statements before the transaction, ${plan.inside.length} inside`;
    rows.push(...compared.map((row) => ({ database: engine, ...row })));
    const { db } = await bed.caller();
    const booked = await db.Appointment.count();
    if (booked !== all.length) throw new Error(`${booked} appointments of ${all.length} were stored`);
  } finally {
    await bed.close();
  }
}
report(title, rows);
