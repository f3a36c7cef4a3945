import { after, test } from 'node:test';
import { startMariadb } from '../../scripts/mariadb.mjs';
import { setStage } from './stage.ts';
import { book, pay, read } from './steps.ts';
import { words } from './words.ts';

let stop: (() => Promise<void>) | undefined;
const stage = setStage(async () => {
  const mariadb = await startMariadb();
  ({ stop } = mariadb);
  return { DATABASE_URL: mariadb.url };
});
after(() => stop?.());

test('I1 I2 the same demo on MariaDB: booked, paid, read', () =>
  stage.visit({}, async (context) => {
    const { demo } = stage;
    const page = await context.newPage();
    const walk = { page, demo, spoken: words['en-CA'] };
    await page.goto(`${demo.demo}/book`);
    await book(walk);
    await page.goto(`${demo.demo}/my-northside`);
    await read(walk);
    await pay(walk);
  }));
