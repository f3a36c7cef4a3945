import { expect } from '@open-wc/testing';
import type { FakeRequest } from '../../portal/testing.ts';
import { speak } from '../../portal/words.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { clinicMidnight, clinicWall } from '../moment.ts';
import { admin, anEvent, goTo, named, pageOf, press, typeDay } from '../testing.ts';
import { actionChoices, actionWord } from './action-words.ts';

/** The API's own list, from its source. */
async function auditActions(): Promise<readonly string[]> {
  const source: { auditActions: readonly string[] } = await import(new URL('/server/src/contract/audit-actions.ts', location.href).href);
  return source.auditActions;
}

const toronto = { timeZone: 'America/Toronto', periods: [{ from: null, offsetMinutes: -300 }, { from: '2026-03-08T07:00:00.000Z', offsetMinutes: -240 }, { from: '2026-11-01T06:00:00.000Z', offsetMinutes: -300 }] };
const patientOf = (n: number) => ({ patientId: `0192a1b2-0000-7000-8000-0000000000${n}`, patient: { id: `0192a1b2-0000-7000-8000-0000000000${n}`, givenName: `Given${n}`, familyName: 'Family' } });

describe('the audit log in words', () => {
  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    history.replaceState(null, '');
  });
  afterEach(() => speak('en'));

  it('I4 G8 every action of the API has words of its own, in English and French, and none shows its code', async () => {
    const actions = await auditActions();
    expect(actions).to.have.length.above(70);
    const english = new Set(actions.map(actionWord));
    expect(english.size, 'no two alike').to.equal(actions.length);
    expect(actionChoices(true).map(({ value }) => value).sort()).to.deep.equal([...actions].sort());
    expect(actionWord('robot.dance')).not.to.match(/robot|dance/);
    await speak('fr');
    const french = actions.map(actionWord);
    expect(new Set(french).size, 'nor in French').to.equal(actions.length);
    expect(french.filter((word) => english.has(word))).to.deep.equal([]);
  });

  it('I4 changes come first, and looks on demand; the filter has each act once', async () => {
    const { tag, sent } = await admin({
      routes: { 'GET /v1/admin/audit-events': ({ query }: FakeRequest) => pageOf(anEvent(1, query.get('only') ? { action: 'patient.change' } : {})) },
    });
    await goTo(tag, 'Settings', 'Audit log');
    await says(tag, 'Details changed');
    const choices = () => [...(tag.shadowRoot?.querySelectorAll('[name=action] option') ?? [])].map(({ textContent }) => textContent);
    expect(new Set(choices()).size).to.equal(choices().length);
    expect(choices()).not.to.include('Record read');
    await press(tag, 'checkbox', 'Also what was only looked at');
    await settled(() => choices().includes('Record read'));
    await settled(() => sent('GET', '/v1/admin/audit-events').length === 2);
    await settled(() => tag.shadowRoot?.querySelector('.rows')?.textContent?.includes('Record read'));
    expect(sent('GET', '/v1/admin/audit-events').map(({ query }) => query.get('only'))).to.deep.equal(['changes', null]);
    await expect(tag).to.be.accessible();
  });

  it('I4 the lines of one request are one row: what was changed, and whose data it was', async () => {
    const list = Array.from({ length: 12 }, (_, n) => anEvent(n, { requestId: 'list', ...patientOf(n + 10) }));
    const merge = ['patient.merge', 'patient.merged', 'patient.read'].map((action, n) => anEvent(40 + n, { action, requestId: 'merge', ...patientOf(10 + (n % 2)) }));
    const { tag } = await admin({ routes: { 'GET /v1/admin/audit-events': pageOf(...merge, ...list, anEvent(90, { requestId: 'other' })) } });
    await goTo(tag, 'Settings', 'Audit log');
    await says(tag, '3 entries');
    const [first, second] = [...(tag.shadowRoot?.querySelectorAll('.rows > li') ?? [])].map(({ textContent }) => textContent?.replace(/\s+/g, ' '));
    expect(first).to.contain('Records merged, Record merged into another').and.to.contain('2 patients').and.not.to.contain('Record read');
    expect(second).to.contain('12 patients');
    (await settled(() => tag.shadowRoot?.querySelectorAll('summary')[1])).click();
    await named(tag, 'button', 'Given21 Family');
    await expect(tag).to.be.accessible();
    expect(wordsOf(tag)).not.to.match(/\w+\.(read|merge)/);
  });

  it('I4 times and days are the clinic’s, named where this device shows others', async () => {
    const clock = { ...toronto, timeZone: 'Asia/Kathmandu', periods: [{ from: null, offsetMinutes: 345 }] };
    const { tag, sent } = await admin({ clock, routes: { 'GET /v1/admin/audit-events': pageOf(anEvent(1, { at: '2026-11-23T20:00:00Z' })) } });
    await goTo(tag, 'Settings', 'Audit log');
    await says(tag, '24 November 2026, 1:45 am, Kathmandu time');
    await typeDay(tag, 'from', '24 11 2026');
    await press(tag, 'button', 'Show these days');
    await settled(() => sent('GET', '/v1/admin/audit-events').at(-1)?.query.get('from') === '2026-11-23T18:15:00.000Z');
  });

  it('I4 the clinic’s clock follows its changes, also on a day that has no midnight', () => {
    expect(['2026-03-08T06:59:00Z', '2026-03-08T07:00:00Z', '2026-11-01T05:59:00Z', '2026-11-01T06:00:00Z'].map((at) => clinicWall(at, toronto).slice(11))).to.deep.equal(['01:59', '03:00', '01:59', '01:00']);
    expect(clinicMidnight('2026-07-01', toronto)).to.equal('2026-07-01T04:00:00.000Z');
    expect(clinicMidnight('2026-12-31', toronto, 1)).to.equal('2027-01-01T05:00:00.000Z');
    const havana = { timeZone: 'America/Havana', periods: [{ from: null, offsetMinutes: -300 }, { from: '2026-03-08T05:00:00.000Z', offsetMinutes: -240 }] };
    expect(clinicMidnight('2026-03-08', havana)).to.equal('2026-03-08T05:00:00.000Z');
    expect(clinicMidnight('', havana)).to.equal(undefined);
  });
});
