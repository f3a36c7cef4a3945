import { recordAppointment } from '../src/scheduling/appointments/record-appointment.ts';
import { listSlots } from '../src/scheduling/slots/list-slots.ts';
import { fixtureId } from '../src/testing/fixture-patients.ts';
import { locations, practitioners, types } from '../src/testing/fixture-scheduling.ts';
import { engines, makeBed, withFilters } from './lib/bed.ts';
import { sendAll, type Ask } from './lib/send-all.ts';
import { compare } from './lib/compare.ts';
import { report } from './lib/report.ts';

// `GET /v1/slots` for a practitioner, 31 days, 200 appointments in the window, a plugin's filters on: ≥ 0.5 × of the same statements by mysql2.

const rounds = 7;
const requests = 300;
const rows: object[] = [];
let title = '';
for (const engine of engines) {
  const bed = await makeBed(engine, withFilters);
  try {
    const caller = await bed.caller();
    const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const wish = {
      appointmentTypeId: types.visit,
      locationId: locations.toronto,
      practitionerId: practitioners.ada,
      from: date(1),
      to: date(31),
    };
    const { data } = await listSlots(caller, wish);
    const starts = data.flatMap(({ free }) => free).slice(0, 200);
    for (const [n, start] of starts.entries()) {
      await recordAppointment(caller, {
        ...wish,
        patientId: fixtureId('pt', n),
        startsAt: new Date(start),
        durationMinutes: 30,
        status: 'booked',
      });
    }
    const query = new URLSearchParams({ ...wish, key: bed.publishableKey });
    const ask: Ask = { method: 'GET', path: `/v1/slots?${query}` };
    await sendAll(bed.url, [ask, ask], 1);
    const statements = (await bed.capture(() => sendAll(bed.url, [ask], 1))).map(({ sql, bind }) => ({
      sql,
      values: bind,
    }));
    const answer = await (await fetch(bed.url + ask.path)).text();
    const ours = await bed.startApi();
    const floor = await bed.startFloor('slots', { statements, answer });
    const asks = Array.from({ length: requests }, () => ask);
    const compared = await compare(
      {
        ours: { name: 'GET /v1/slots', server: ours, asks: () => asks },
        floor: { name: 'floor: Express, the driver', server: floor, asks: () => asks },
      },
      { rounds, bound: 0.5 },
    );
    title = `slots: ${starts.length} appointments, ${statements.length} statements, ${answer.length} characters`;
    rows.push(...compared.map((row) => ({ database: engine, ...row })));
  } finally {
    await bed.close();
  }
}
report(title, rows);
