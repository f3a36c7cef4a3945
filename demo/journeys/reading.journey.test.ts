import { test } from 'node:test';
import { readOut } from './tree.ts';
import { Script } from './script.ts';
import { setStage } from './stage.ts';
import { book, pay, read, speakFrench, type Look } from './steps.ts';
import { words } from './words.ts';

const stage = setStage();

for (const [language, name] of [['en-CA', 'en'], ['fr-CA', 'fr']] as const)
  test(`K1 G7 a screen reader hears each step of signing in, booking, paying and reading as it is written, in ${name}`, () =>
    stage.visit({ language }, async (context) => {
      const { demo } = stage;
      const page = await context.newPage();
      const script = new Script(new URL(`heard.${name}.txt`, import.meta.url), name);
      const look: Look = async (step, tag) => script.hear(step, await readOut(page, tag));
      const walk = { page, demo, spoken: words[language], look };
      await page.goto(`${demo.demo}/book`);
      if (name === 'fr') await speakFrench(page);
      await book(walk);
      await page.goto(`${demo.demo}/my-northside`);
      await read(walk);
      await pay(walk);
      script.compare();
    }));
