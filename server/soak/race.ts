// npm run soak -- race [--rounds 50] [--clients 200]: clients over two processes race for the same slot and for
// overlapping ones, on SQLite and MariaDB; exactly one wins each minute, the others are told what is still free.
import { parseArgs } from 'node:util';
import { disconnect } from '../src/db/connection.ts';
import { openSoakClinic } from '../src/testing/soak-clinic.ts';
import { startApi } from '../src/testing/processes.ts';
import { brokenBookings, freeDays, raceRound, type Round } from '../src/testing/race.ts';
import { onBothEngines } from './lib/engines.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, clients: { type: 'string', default: '200' } },
});
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
  const rounds: Round[] = [];
  const start = Date.now();
  try {
    for (const { date: day, free } of days.slice(0, Number(values.rounds))) {
      rounds.push(await raceRound({ urls, secretKey, clients: Number(values.clients) }, day, free));
    }
  } finally {
    for (const one of processes) await one.kill();
  }
  const seconds = (Date.now() - start) / 1000;
  const broken = await brokenBookings();
  await disconnect();
  const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const strange = rounds.flatMap((round) => round.strange);
  const wrong = rounds.filter((round) => round.sameWon !== 1 || round.booked !== round.sameWon + round.overlappingWon);
  const report = {
    engine,
    rounds: rounds.length,
    asked: sum((round) => round.sameAsked + round.overlappingAsked),
    wonOfTheSame: sum((round) => round.sameWon),
    wonOfOverlapping: sum((round) => round.overlappingWon),
    booked: sum((round) => round.booked),
    roundsWithNotOneWinner: wrong.length,
    askedAgain: sum((round) => round.askedAgain),
    strange: strange.length,
    broken: broken.length,
    seconds,
  };
  console.log(JSON.stringify(report));
  for (const one of [...strange.slice(0, 5), ...broken]) console.log(one);
  if (wrong.length + strange.length + broken.length > 0) process.exitCode = 1;
});
