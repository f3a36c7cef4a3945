import { expect } from '@open-wc/testing';
import { allByRole, nameOf, settled } from '../../testing/find.ts';
import { FakeProblem } from '../../portal/testing.ts';
import { admin, goTo, named, press, pressLast, type } from '../testing.ts';

const words = (language: string) => ({ subject: `Booked (${language}): {{appointment.type}}`, body: '<p>See you</p>', sms: null });
const field = { name: 'patient.givenName', description: 'The patient’s given name' };
const message = { name: 'loginPage', key: 'messages.loginPage', label: 'Sign-in page', help: 'Shown under the form.', fields: [field], mayHoldVideo: true, isSet: false };
const email = {
  name: 'booked', key: 'emails.booked', label: 'Appointment booked', audience: 'patient', hasSms: true, fields: [field], stays: ['facts', 'button'],
  defaults: { en: words('en'), fr: words('fr'), it: words('it'), es: words('es') }, isSet: false,
};
const mail = { subject: 'Booked: Massage', html: '<!doctype html><body class="ground"><table style="color: rgb(1, 2, 3)"><tr><td onclick="x()"><p>Dear Maya</p></td></tr></table></body>', text: 'Dear Maya', sms: 'Booked.' };

const routes = (settings: Record<string, unknown> = {}) => ({
  'GET /v1/admin/page-messages': { data: [message] },
  'GET /v1/admin/emails': { data: [email] },
  'GET /v1/admin/settings': { version: 7, values: { 'messages.loginPage': null, 'emails.booked': null, ...settings } },
  'PATCH /v1/admin/settings': { version: 8, values: {} },
  'POST /v1/admin/previews': { token: 't', url: 'about:blank', expiresAt: '2026-11-24T10:00:00Z' },
  'POST /v1/admin/emails/{name}/preview': mail,
  'POST /v1/admin/emails/{name}/test': { to: 'joy@northside.example' },
});

const pageOf = (tag: HTMLElement) => settled(() => tag.shadowRoot?.querySelector<HTMLElement>('.rich-page'));
async function open(tag: HTMLElement, screen: string, text: string) {
  await goTo(tag, 'Settings', screen);
  await press(tag, 'button', text);
  return pageOf(tag);
}
/** What a person types, as the browser tells the editor. */
function write(page: HTMLElement, text: string) {
  page.focus();
  const root = page.getRootNode();
  const selection = root instanceof ShadowRoot && 'getSelection' in root ? (root as unknown as Document).getSelection() : getSelection();
  selection?.selectAllChildren(page);
  document.execCommand('insertText', false, text);
}

describe('portal-admin: texts', () => {
  it('G4 messages.loginPage is written in a language, saved with the settings’ version, and said to be so', async () => {
    const { tag, sent, said } = await admin({ routes: routes() });
    const page = await open(tag, 'Messages on pages', 'Sign-in page');
    expect([page.getAttribute('role'), page.getAttribute('aria-multiline'), page.lang]).to.deep.equal(['textbox', 'true', 'en']);
    await expect(tag).to.be.accessible();
    write(page, 'Welcome');
    await type(tag, 'video', 'https://youtu.be/abcdefghijk');
    await press(tag, 'button', 'Save');
    const [call] = await settled(() => (sent('PATCH', '/v1/admin/settings').length ? sent('PATCH', '/v1/admin/settings') : undefined));
    expect(call?.headers.get('If-Match')).to.equal('"7"');
    expect(call?.body).to.deep.equal({ values: { 'messages.loginPage': { en: { html: '<p>Welcome</p>', video: { url: 'https://youtu.be/abcdefghijk', poster: null } } } } });
    await settled(() => said.some((one) => one.startsWith('Sign-in page: It is saved')));
  });

  it('G4 what the API refuses stands at its field, in the language that is wrong, and nothing typed is lost', async () => {
    const refusal = new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/values/messages.loginPage/fr/html', code: 'merge-field-unknown', message: '“x” can’t be filled in here' }] });
    const { tag } = await admin({ routes: { ...routes(), 'PATCH /v1/admin/settings': refusal } });
    await open(tag, 'Messages on pages', 'Sign-in page');
    await press(tag, 'radio', 'Français');
    const page = await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('.rich-page[lang=fr]'));
    write(page, 'Bonjour {{x}}');
    await press(tag, 'radio', 'English');
    await press(tag, 'button', 'Save');
    await settled(() => tag.shadowRoot?.textContent?.includes('“x” can’t be filled in here'));
    expect((await settled(() => tag.shadowRoot?.querySelector('.rich-page[lang=fr]'))).textContent).to.equal('Bonjour {{x}}');
  });

  it('G4 the bar makes bold, headings, lists and links, is one tab stop, and fields are put in', async () => {
    const { tag, sent } = await admin({ routes: routes({ 'messages.loginPage': { en: { html: '<p>One</p>' } } }) });
    const page = await open(tag, 'Messages on pages', 'Sign-in page');
    const bar = await settled(() => tag.shadowRoot?.querySelector('[role=toolbar]'));
    expect([...bar.querySelectorAll('button')].filter(({ tabIndex }) => tabIndex === 0).length).to.equal(1);
    write(page, 'One');
    await press(tag, 'button', 'Heading');
    await settled(() => page.querySelector('h2'));
    const fields = await settled(() => tag.shadowRoot?.querySelector<HTMLSelectElement>('#text-field'));
    fields.value = 'patient.givenName';
    fields.dispatchEvent(new Event('change'));
    await settled(() => page.textContent?.includes('{{patient.givenName}}'));
    await press(tag, 'button', 'Save');
    const [call] = await settled(() => (sent('PATCH', '/v1/admin/settings').length ? sent('PATCH', '/v1/admin/settings') : undefined));
    expect(JSON.stringify(call?.body)).to.match(/<h2>.*\{\{patient\.givenName\}\}.*<\/h2>/);
  });

  it('G5 emails.booked begins with our words; own ones are saved for their language alone, and a test goes to oneself', async () => {
    const { tag, sent } = await admin({ routes: routes() });
    const page = await open(tag, 'Mails and texts', 'Appointment booked');
    expect(page.textContent).to.equal('See you');
    await type(tag, 'subject', 'Your massage');
    await press(tag, 'button', 'Send me a test');
    await settled(() => tag.shadowRoot?.textContent?.includes('A test is on its way to joy@northside.example.'));
    expect(sent('POST', '/v1/admin/emails/booked/test')[0]?.body).to.deep.equal({ language: 'en', subject: 'Your massage', body: '<p>See you</p>' });
    await press(tag, 'button', 'Save');
    const [call] = await settled(() => (sent('PATCH', '/v1/admin/settings').length ? sent('PATCH', '/v1/admin/settings') : undefined));
    expect(call?.body).to.deep.equal({ values: { 'emails.booked': { en: { subject: 'Your massage', body: '<p>See you</p>', sms: null } } } });
  });

  it('G5 the mail is shown as it would leave, in a tree of its own where nothing runs; as plain text and text message too', async () => {
    const { tag } = await admin({ routes: routes() });
    await open(tag, 'Mails and texts', 'Appointment booked');
    const letter = await settled(() => tag.shadowRoot?.querySelector('.letter > div')?.shadowRoot);
    expect(letter.querySelector('table')?.style.color).to.equal('rgb(1, 2, 3)');
    expect(letter.querySelector('td')?.hasAttribute('onclick')).to.equal(false);
    await press(tag, 'radio', 'Text message');
    await settled(() => tag.shadowRoot?.querySelector('pre')?.textContent === 'Booked.');
    await expect(tag).to.be.accessible();
  });

  it('G5 a language goes back to our words; with none of its own left the setting is reset', async () => {
    const { tag, sent } = await admin({ routes: routes({ 'emails.booked': { en: { subject: 'Mine', body: '<p>Mine</p>' } } }), theme: 'dark' });
    const page = await open(tag, 'Mails and texts', 'Appointment booked');
    expect(page.textContent).to.equal('Mine');
    await pressLast(tag, 'Use our words in this language');
    await settled(() => page.textContent === 'See you');
    expect(allByRole(tag, 'button').map(nameOf)).not.to.include('Use our words in this language');
    await press(tag, 'button', 'Save');
    const [call] = await settled(() => (sent('PATCH', '/v1/admin/settings').length ? sent('PATCH', '/v1/admin/settings') : undefined));
    expect(call?.body).to.deep.equal({ reset: ['emails.booked'] });
    await named(tag, 'button', 'Appointment booked');
  });
});
