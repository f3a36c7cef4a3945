import { expect, fixture, html } from '@open-wc/testing';
import { updateWhenLocaleChanges, msg } from '@lit/localize';
import { LitElement } from 'lit';
import { field } from '../parts/field.ts';
import { Problem } from '../portal/problem.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { missing } from './field-errors.ts';
import { FormRun } from './form-run.ts';

/** A form of one field, as tags have them. */
class OneField extends LitElement {
  readonly form = new FormRun(this, (cause) => (cause instanceof Problem ? cause : new Problem('unexpected')));
  password = '';
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }
  protected override render() {
    return html`<div class="root">${this.form.draw(3)}
      ${field({ name: 'password', label: 'Password', value: this.password, error: this.form.errorOf('password'), input: (value) => (this.password = value) })}</div>`;
  }
}
customElements.define('test-one-field', OneField);

const put = async () => await fixture<OneField>(html`<test-one-field></test-one-field>`);
const wordsOf = (host: OneField) => (host.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
const empty = (value: string) => missing([{ field: 'password', value, text: msg('Enter your password') }]);
const down = () => Promise.reject(new Problem('unreachable'));

describe('the way of a form', () => {
  afterEach(() => speak('en'));

  it('A6 what comes after a sending waits for a Retry, and happens once', async () => {
    const host = await put();
    let isDown = true;
    const done: boolean[] = [];
    let tries = 0;
    const act = () => (tries++, isDown ? down() : Promise.resolve());
    void host.form.send({ act, title: 'It could not be sent' }).then((isDone) => done.push(isDone));
    (await settled(() => byRole(host, 'button', 'Retry'))).click();
    await settled(() => tries === 2 && !host.form.isBusy);
    expect(done).to.deep.equal([]);
    isDown = false;
    (await settled(() => byRole(host, 'button', 'Retry'))).click();
    await settled(() => done.length > 0);
    expect(done).to.deep.equal([true]);
    expect(allByRole(host, 'button')).to.deep.equal([]);
  });

  it('A6 who doesn’t press Retry but begins anew, or turns to something else, wasn’t served', async () => {
    const host = await put();
    const done: (boolean | string)[] = [];
    void host.form.send({ act: down }).then((isDone) => done.push(isDone));
    await settled(() => byRole(host, 'button', 'Retry'));
    void host.form.send({ act: () => Promise.resolve() }).then((isDone) => done.push(isDone && 'anew'));
    await settled(() => done.length === 2);
    expect(done).to.have.members([false, 'anew']);
    void host.form.send({ act: down }).then((isDone) => done.push(isDone));
    await settled(() => byRole(host, 'button', 'Retry'));
    host.form.clear();
    await settled(() => done.length === 3);
    expect(done[2]).to.equal(false);
  });

  it('A6 what the API decided is over at once: it offers no Retry', async () => {
    const host = await put();
    expect(await host.form.send({ act: () => Promise.reject(new Problem('act-refused', { status: 409, detail: 'Not now.' })) })).to.equal(false);
    await settled(() => wordsOf(host).includes('Not now.'));
    expect(allByRole(host, 'button')).to.deep.equal([]);
  });

  it('A2 what is wrong is said in the language that is chosen meanwhile, at the field and above', async () => {
    const host = await put();
    const { value } = { value: host.password };
    await host.form.send({ wrong: () => empty(value), act: () => Promise.resolve() });
    await settled(() => wordsOf(host).split('Enter your password').length === 3);
    await speak('fr');
    await settled(() => wordsOf(host).split('Entrez votre mot de passe').length === 3);
    expect(wordsOf(host)).to.not.contain('Enter your password');
  });

  it('A2 so is what failed', async () => {
    const host = await put();
    void host.form.send({ act: down, title: () => msg('Enter your password') });
    await settled(() => wordsOf(host).includes('Enter your password'));
    await speak('fr');
    await settled(() => wordsOf(host).includes('Entrez votre mot de passe'));
  });

  it('A2 so is what the API refused; what is mended meanwhile doesn’t come back', async () => {
    const host = await put();
    const refused = ({ type }: Problem) => () => [...empty(''), ...(type === 'wrong-credentials' ? [{ field: 'other', text: msg('That isn’t your password. Try again.') }] : [])];
    await host.form.send({ act: () => Promise.reject(new Problem('wrong-credentials', { status: 403 })), refused });
    await settled(() => wordsOf(host).includes('That isn’t your password'));
    host.shadowRoot?.querySelector('.root')?.dispatchEvent(new CustomEvent('portal-part-mended', { bubbles: true, detail: 'password' }));
    await settled(() => !wordsOf(host).includes('Enter your password'));
    await speak('fr');
    await settled(() => wordsOf(host).includes('Ce n’est pas votre mot de passe'));
    expect(wordsOf(host)).to.not.contain('Entrez votre mot de passe');
  });
});
