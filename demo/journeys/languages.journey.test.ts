import { test } from 'node:test';
import { setStage } from './stage.ts';
import { book, pay, read, speak } from './steps.ts';
import { words } from './words.ts';

const stage = setStage();

for (const [language, code, name] of [['it-IT', 'it', 'Italiano'], ['es-MX', 'es', 'Español']] as const)
  test(`G7 somebody chooses ${name}, signs in, books, reads their record, pays, and is written to so`, () =>
    stage.visit({ language, width: 360, height: 740 }, async (context) => {
      const { demo } = stage;
      const page = await context.newPage();
      const walk = { page, demo, spoken: words[language] };
      await page.goto(`${demo.demo}/book`);
      await speak(page, code, name);
      await book(walk);
      await page.goto(`${demo.demo}/my-northside`);
      await read(walk);
      await pay(walk);
    }));
