import { test } from 'node:test';
import { accountWords } from './account-words.ts';
import { openSignIn } from './browser.ts';
import { codeOf, invite, linkedPatient, linkOf, mailTo } from './desk.ts';
import { Script } from './script.ts';
import { setStage } from './stage.ts';
import { speakFrench } from './steps.ts';
import { readOut } from './tree.ts';

const stage = setStage();

for (const [language, name] of [['en-CA', 'en'], ['fr-CA', 'fr']] as const)
  test(`K1 G7 a screen reader hears each step of invitations, registering, forgotten passwords and the profile as it is written, in ${name}`, () =>
    stage.visit({ language }, async (context) => {
      const { demo } = stage;
      const spoken = accountWords[language];
      const script = new Script(new URL(`heard-accounts.${name}.txt`, import.meta.url), name);
      const page = await context.newPage();
      const hear = async (step: string, tag: string) => script.hear(step, await readOut(page, page.locator(tag).first()));
      const press = (tag: string, button: string | RegExp) => page.locator(tag).first().getByRole('button', { name: button, exact: true }).click();
      const at = (tag: string, heading: string | RegExp) => page.locator(tag).first().getByRole('heading', { name: heading, exact: true }).waitFor();

      await page.goto(`${demo.demo}/register`);
      if (name === 'fr') await speakFrench(page);
      const register = page.locator('portal-register');
      await register.getByLabel(spoken.email).waitFor();
      await hear('registering: contact', 'portal-register');
      await register.getByLabel(spoken.email).fill(`heard.${name}@fastmail.com`);
      await press('portal-register', spoken.proceed);
      await at('portal-register', spoken.enterCode);
      await hear('registering: code', 'portal-register');
      await register.getByLabel(spoken.code).fill(codeOf(await mailTo(demo, `heard.${name}@fastmail.com`, spoken.codeMail)));
      await press('portal-register', spoken.proceed);
      await at('portal-register', spoken.aboutYou);
      await hear('registering: details', 'portal-register');
      await press('portal-register', spoken.proceed);
      await register.locator('.summary').waitFor();
      await hear('registering: something missing', 'portal-register');

      const form = await openSignIn(page, spoken);
      await press('portal-login', spoken.forgot);
      await at('portal-login', spoken.forgot);
      await hear('forgotten password', 'portal-login dialog');
      await form.getByLabel(spoken.username).fill('nobody');
      await press('portal-login', spoken.sendLink);
      await at('portal-login', spoken.checkMessages);
      await hear('forgotten password: sent', 'portal-login dialog');

      const email = `invited.${name}@fastmail.com`;
      await invite(demo, await linkedPatient(demo, email, name));
      await page.goto(linkOf(await mailTo(demo, email, spoken.invitationMail)));
      await at('portal-login', spoken.setUp);
      await hear('invitation', 'portal-login dialog');
      await form.getByLabel(spoken.chooseUsername).fill(`heard.${name}`);
      await form.getByLabel(spoken.choosePassword, { exact: true }).fill('walnut-river-comet-linen-owl');
      await press('portal-login', spoken.setUpAccount);
      await form.getByText(spoken.ready).first().waitFor();
      await hear('invitation: done', 'portal-login dialog');
      await form.getByLabel(spoken.password, { exact: true }).fill('walnut-river-comet-linen-owl');
      await form.locator('form').getByRole('button', { name: spoken.signIn, exact: true }).click();
      await form.locator('.opener').waitFor();

      await page.goto(`${demo.demo}/my-details`);
      await at('portal-profile', spoken.profile);
      await page.locator('portal-profile [part=devices]').waitFor();
      await hear('profile', 'portal-profile');
      await press('portal-profile', spoken.addContact);
      await page.locator('portal-profile').getByLabel(spoken.email).waitFor();
      await hear('profile: adding a contact', 'portal-profile');
      script.compare();
    }));
