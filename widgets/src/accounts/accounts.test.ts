import { expect, html } from '@open-wc/testing';
import { fieldStyles } from '../parts/field.styles.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { everyPart, onStage } from '../testing/part-suite.ts';
import { codeField, digitsOf } from './code-field.ts';
import './new-password.ts';
import { suggestPassphrase } from './passphrase.ts';
import { ticksStyles } from './ticks.styles.ts';
import { radios, tick } from './ticks.ts';
import { words as english } from './words/en.ts';
import { words as spanish } from './words/es.ts';
import { words as french } from './words/fr.ts';
import { words as italian } from './words/it.ts';

const question = { name: 'how', legend: 'How can we reach you?', value: 'email', choose: () => undefined, choices: [{ value: 'email', text: 'By email' }, { value: 'phone', text: 'By text message' }] };
const newPassword = html`<portal-part-new-password label="Choose a password" error="Choose a password"></portal-part-new-password>`;

everyPart('new password', () => newPassword, fieldStyles);
everyPart('code field', () => codeField({ value: '12', error: 'Enter the 6 digits of the code', input: () => undefined }), fieldStyles);
everyPart('radios', () => html`${radios(question)}${radios({ ...question, name: 'again', hint: 'Either will do', error: 'Choose one', isAcross: true })}`, [fieldStyles, ticksStyles]);
everyPart('tick', () => html`${tick({ name: 'terms', text: 'I agree', isOn: true, change: () => undefined })}${tick({ name: 'more', text: 'And this', isOn: false, error: 'Agree to go on', change: () => undefined })}`, [fieldStyles, ticksStyles]);

const inputOf = (stage: HTMLElement) => {
  const input = stage.shadowRoot?.getElementById('password');
  if (!(input instanceof HTMLInputElement)) throw new Error('no field');
  return input;
};

describe('what forms of accounts share', () => {
  afterEach(() => speak('en'));

  it('B11 a code is taken as it is pasted, with spaces, dashes and wide digits', () => {
    expect(digitsOf(' 123-456 ')).to.equal('123456');
    expect(digitsOf('１２３ ４５６')).to.equal('123456');
  });

  it('B11 a passphrase is five words of 512, in the reader’s language, never the same twice', async () => {
    for (const words of [english, french, italian, spanish]) expect(new Set(words).size).to.equal(512);
    const phrases = await Promise.all(Array.from({ length: 20 }, () => suggestPassphrase()));
    expect(new Set(phrases).size).to.equal(20);
    for (const phrase of phrases) {
      expect(phrase.split('-').every((word) => english.includes(word))).to.equal(true);
      expect(phrase.split('-')).to.have.length(5);
      expect(phrase.length).to.be.at.least(15);
    }
    await speak('fr');
    expect((await suggestPassphrase()).split('-').every((word) => french.includes(word))).to.equal(true);
  });

  it('B11 the field says how much is there, suggests a passphrase, shows it whole, and tells the form', async () => {
    const heard: string[] = [];
    const stage = await onStage(() => html`<portal-part-new-password label="Choose a password" .input=${(value: string) => heard.push(value)}></portal-part-new-password>`, fieldStyles);
    const input = await settled(() => inputOf(stage));
    expect([input.type, input.autocomplete]).to.deep.equal(['password', 'new-password']);
    input.value = 'walnut';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(() => stage.shadowRoot?.textContent?.includes('6 of 15 characters'));
    byRole(stage, 'button', 'Suggest a passphrase').click();
    await settled(() => inputOf(stage).type === 'text');
    const { value } = inputOf(stage);
    expect(heard.at(-1)).to.equal(value);
    await settled(() => stage.shadowRoot?.querySelector('output')?.textContent === value);
    expect(stage.shadowRoot?.textContent).to.contain('Long enough');
    byRole(stage, 'button', 'Hide password').click();
    await settled(() => inputOf(stage).type === 'password' && !stage.shadowRoot?.querySelector('output'));
    expect(allByRole(stage, 'button', 'Suggest a passphrase')).to.have.length(1);
  });
});
