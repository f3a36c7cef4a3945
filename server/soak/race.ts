// npm run soak -- race [--rounds 50] [--clients 200]: clients over two processes race for the same slot and for
// overlapping ones, on SQLite and MariaDB; exactly one wins each minute, the others are told what is still free. On the days that
// are left everybody moves what they won at once, cancels, and asks for times that staff answer at the same moment.
import { parseArgs } from 'node:util';
import { disconnect } from '../src/db/connection.ts';
import { openSoakClinic } from '../src/testing/soak-clinic.ts';
import { startApi } from '../src/testing/processes.ts';
import { raceAccepts, raceMoves, type AcceptsRound, type MovesRound } from '../src/testing/race-moves.ts';
import { brokenBookings, freeDays, raceRound, type Course, type Round } from '../src/testing/race.ts';
import { onBothEngines } from './lib/engines.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, clients: { type: 'string', default: '200' } },
});
/** Massages that don't overlap. */
const apart = (free: readonly string[]) => free.filter((_start, n) => n % 6 === 0);

/** Whether bookings and moves are confirmed at once, as staff set it. */
async function setAutoAccept({ urls: [url = ''], secretKey }: Course, value: boolean): Promise<void> {
  const headers = { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/json' };
  const { version } = (await (await fetch(`${url}/v1/admin/settings`, { headers })).json()) as { version: string };
  const body = JSON.stringify({ values: { 'scheduling.autoAccept': value } });
  const answer = await fetch(`${url}/v1/admin/settings`, { method: 'PATCH', headers: { ...headers, 'If-Match': `"${version}"` }, body });
  if (answer.status !== 200) throw new Error(`settings: ${answer.status}`);
}

const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

await onBothEngines(async (engine, url) => {
  const secretKey = await openSoakClinic(url);
  const processes = [await startApi(url), await startApi(url)];
  const urls = processes.map((one) => one.url);
  const [first = ''] = urls;
  const days = [
    ...(await freeDays(first, secretKey, date(2), date(60))),
    ...(await freeDays(first, secretKey, date(61), date(89))),
  ];
  const course: Course = { urls, secretKey, clients: Number(values.clients) };
  const rounds: Round[] = [];
  const moves: MovesRound[] = [];
  const answers: AcceptsRound[] = [];
  const start = Date.now();
  try {
    for (const { date: day, free } of days.slice(0, Number(values.rounds))) {
      rounds.push(await raceRound(course, day, free));
    }
    const left = days.slice(Number(values.rounds)).map(({ free }) => apart(free));
    const won = rounds.map(({ appointments }) => appointments);
    for (const [n, targets] of left.entries()) {
      await setAutoAccept(course, n % 2 === 0);
      const appointments = won[n] ?? [];
      if (n % 2 === 0) moves.push(await raceMoves(course, appointments, targets));
      else answers.push(await raceAccepts(course, appointments, targets));
    }
  } finally {
    for (const one of processes) await one.kill();
  }
  const seconds = (Date.now() - start) / 1000;
  const broken = await brokenBookings();
  await disconnect();
  const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const strange = [...rounds, ...moves, ...answers].flatMap((round) => round.strange);
  const total = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((all, one) => all + of(one), 0);
  const wrong = rounds.filter((round) => round.sameWon !== 1 || round.booked !== round.sameWon + round.overlappingWon);
  const report = {
    engine,
    rounds: rounds.length,
    asked: sum((round) => round.sameAsked + round.overlappingAsked),
    wonOfTheSame: sum((round) => round.sameWon),
    wonOfOverlapping: sum((round) => round.overlappingWon),
    booked: sum((round) => round.booked),
    roundsWithNotOneWinner: wrong.length,
    movesAsked: total(moves, (one) => one.moveAsked),
    moved: total(moves, (one) => one.moved),
    requests: total(answers, (one) => one.asked),
    accepted: total(answers, (one) => one.accepted),
    declined: total(answers, (one) => one.declined),
    askedAgain: sum((round) => round.askedAgain),
    strange: strange.length,
    broken: broken.length,
    seconds,
  };
  console.log(JSON.stringify(report));
  for (const one of [...strange.slice(0, 5), ...broken]) console.log(one);
  if (wrong.length + strange.length + broken.length > 0) process.exitCode = 1;
});
