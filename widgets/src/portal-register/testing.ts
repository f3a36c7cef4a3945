import { fixture, html } from '@open-wc/testing';
import { fakePortal, type FakeOptions } from '../portal/testing.ts';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { wordsOf } from '../testing/section-suite.ts';
import type { Asked } from './draft.ts';
import './portal-register.ts';

/** A passphrase that is long enough. */
export const phrase = 'walnut-river-comet-linen-owl';
/** What a clinic asks that wants little. */
export const asked: Asked = {
  systems: ['email', 'phone'],
  locations: [],
  mandatory: [],
  adultsOnly: false,
  termsUrl: null,
  privacyUrl: null,
  passwordLength: { least: 15, most: 128 },
};
/** What a clinic asks that wants all. */
export const everything: Asked = {
  ...asked,
  locations: [{ id: '0192a1b2-0000-7000-8000-0000000000a1', name: 'Northside, Yonge Street' }, { id: '0192a1b2-0000-7000-8000-0000000000a2', name: 'Northside, Leslieville' }],
  mandatory: ['birthDate', 'gender', 'phone', 'generalPractitioner', 'referralType'],
  adultsOnly: true,
  termsUrl: 'https://northside.example/terms',
  privacyUrl: 'https://northside.example/privacy',
};

/** How the tag stands there. */
export interface Stage extends FakeOptions {
  form?: Asked;
  theme?: 'light' | 'dark';
}

/** The tag over a faked API. */
export const put = async ({ form = asked, theme = 'light', ...options }: Stage = {}) => {
  const portal = await fakePortal({
    ...options,
    settings: { 'general.publicSignup': true, ...options.settings },
    routes: {
      'GET /v1/registrations/form': form,
      'POST /v1/registrations': { id: 'r1', expiresAt: '2026-12-01T10:10:00-05:00' },
      'POST /v1/registrations/{id}/codes': { id: 'r1', expiresAt: '2026-12-01T10:20:00-05:00' },
      'POST /v1/registrations/{id}/verify': { token: 'proved', expiresAt: '2026-12-01T11:00:00-05:00' },
      'POST /v1/registrations/{id}/complete': { username: 'maya.chen' },
      ...options.routes,
    },
  });
  const tag = await fixture<HTMLElementTagNameMap['portal-register']>(
    html`<portal-register theme=${theme} style="background:${theme === 'dark' ? '#10191e' : '#ffffff'}"></portal-register>`,
    portal.options,
  );
  return { portal, tag };
};

/** Types into fields by their names. */
export const type = (tag: HTMLElement, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) {
    const input = tag.shadowRoot?.getElementById(name);
    if (!(input instanceof HTMLInputElement)) throw new Error(`no ${name}`);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
};
/** Chooses an answer. */
export const choose = (tag: HTMLElement, name: string) => byRole(tag, 'radio', name).click();
/** Presses a button. */
export const press = (tag: HTMLElement, name = 'Continue') => byRole(tag, 'button', name).click();
const heading = (tag: HTMLElement) => tag.shadowRoot?.querySelector('.title');
/** Waits for a step by its title. */
export const isAt = (tag: HTMLElement, title: string) =>
  settled(() => {
    const found = heading(tag);
    if (found?.textContent?.trim() === title) return found;
    throw new Error(`at ${found?.textContent}: ${wordsOf(tag)}`);
  });

/** The first step: its title stands before what the clinic asks has come. */
export const begun = (tag: HTMLElement) => settled(() => tag.shadowRoot?.querySelector('form #email, form #phone'));

/** The tag somewhere on its way, with its portal. */
export type Reached = Awaited<ReturnType<typeof put>>;
/** Up to the code that was sent. */
export const toCode = async (stage?: Stage): Promise<Reached> => {
  const all = await put(stage);
  await begun(all.tag);
  type(all.tag, { email: ' maya@fastmail.com ' });
  press(all.tag);
  await isAt(all.tag, 'Enter the code');
  return all;
};
/** Up to who the person is. */
export const toDetails = async (stage?: Stage): Promise<Reached> => {
  const all = await toCode(stage);
  type(all.tag, { code: '123 456' });
  press(all.tag);
  await isAt(all.tag, 'About you');
  return all;
};
const fillDetails = ({ tag }: Reached, form: Asked) => {
  type(tag, { givenName: 'Maya', familyName: 'Chen' });
  const [first, second, third] = [...(tag.shadowRoot?.querySelectorAll<HTMLInputElement>('portal-part-date input') ?? [])].map(({ id }) => id);
  if (form.mandatory.length) {
    type(tag, { [first ?? '']: '27', [second ?? '']: '1', [third ?? '']: '1987', cell: '416-555-0183', generalPractitioner: 'Dr Lee', referralType: 'A friend' });
    choose(tag, 'Woman');
  }
  if (form.locations.length) choose(tag, 'Northside, Leslieville');
};
/** Up to username and password. */
export const toAccount = async (stage: Stage = {}): Promise<Reached> => {
  const all = await toDetails(stage);
  fillDetails(all, stage.form ?? asked);
  press(all.tag);
  await isAt(all.tag, 'How you sign in');
  return all;
};
/** All steps, with an account made at the end. */
export const complete = async (stage: Stage = {}): Promise<Reached> => {
  const all = await toAccount(stage);
  type(all.tag, { username: 'maya.chen', password: phrase });
  if (stage.form?.termsUrl) for (const box of allByRole(all.tag, 'checkbox')) box.click();
  press(all.tag, 'Create account');
  return all;
};
/** Goes on from there by a press. */
export const after = async (reached: Promise<Reached>, name?: string) => {
  const all = await reached;
  press(all.tag, name);
  return all;
};
/** What was posted to an address that ends so. */
export const sent = ({ portal }: Reached, end: string) => portal.calls.filter(({ path, method }) => method === 'POST' && path.endsWith(end)).map(({ body }) => body);

/** The first step, with nothing typed. */
export async function typedNothing(stage: Stage) {
  const all = await put(stage);
  await begun(all.tag);
  return all;
}

/** The first step, sent off. */
export async function sentOff(stage: Stage) {
  const all = await typedNothing(stage);
  type(all.tag, { email: 'maya@fastmail.com' });
  press(all.tag);
  return all;
}
