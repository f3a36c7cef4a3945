import { test } from 'node:test';
import type { Person } from './browser.ts';
import { setStage } from './stage.ts';
import { book, pay, read, speakFrench } from './steps.ts';
import { words } from './words.ts';

const stage = setStage();

const mainJob = (person: Person): Promise<void> =>
  stage.visit(person, async (context) => {
    const { language = 'en-CA' } = person;
    const page = await context.newPage();
    const walk = { page, demo: stage.demo, spoken: words[language] };
    await page.goto(`${stage.demo.demo}/book`);
    if (language === 'fr-CA') await speakFrench(page);
    await book(walk);
    await page.goto(`${stage.demo.demo}/my-northside`);
    await read(walk);
    await pay(walk);
  });

test('A1 C5 D1 E1 a stranger books, signs in while the time is held, pays and reads the record', () => mainJob({}));

test('G7 the same wholly in French, mails included', () => mainJob({ language: 'fr-CA' }));

test('K2 the same on a phone of 320 px', () => mainJob({ width: 320, height: 640 }));
