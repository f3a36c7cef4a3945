import { expect } from '@open-wc/testing';
import type { PageReport } from '../../portal-check/portal-check.ts';
import { findingsOf, isReport, silence } from './findings.ts';

const fine: PageReport = {
  portalCheck: 1, origin: 'https://www.clinic.example', script: 'https://portal.example.com/embed/portico.js', scripts: 1, key: 'pk_live_a', organization: 'northside', problem: null,
  tags: [{ name: 'portal-booking', isDefined: true }], stopped: [],
};
const worst = (others: Partial<PageReport>) => findingsOf({ ...fine, ...others }, { slug: 'northside' })[0];

describe('what a page’s report means', () => {
  it('A8 a page that is right has nothing but good to hear', () => {
    expect(findingsOf(fine, { slug: 'northside' }).every(({ kind }) => kind === 'success')).to.equal(true);
    expect(isReport(fine)).to.equal(true);
    for (const other of [null, 'x', {}, { portalCheck: 1 }]) expect(isReport(other)).to.equal(false);
  });

  it('A8 A2 what is wrong comes first, each with what to do', () => {
    const cases: readonly [Partial<PageReport>, string][] = [
      [{ problem: 'no-key', organization: null }, 'There is no key on the page'],
      [{ problem: 'key-unknown', organization: null }, 'Nobody has this key'],
      [{ problem: 'origin-not-allowed', organization: null }, 'This website isn’t allowed yet'],
      [{ problem: 'unreachable', organization: null }, 'This website isn’t allowed yet'],
      [{ problem: 'unreachable', organization: null, stopped: ['connect-src https://portal.example.com/v1/portal'] }, 'The page may not call the portal'],
      [{ problem: 'too-many-requests', organization: null }, 'The portal refused the page'],
      [{ organization: 'another' }, 'The key is another clinic’s'],
      [{ tags: [] }, 'There is no tag on the page'],
      [{ tags: [{ name: 'portal-bookings', isDefined: false }] }, 'There is no tag <portal-bookings>'],
      [{ tags: [{ name: 'portal-invoices', isDefined: false }] }, '<portal-invoices> could not be loaded'],
      [{ stopped: ['img-src https://portal.example.com'] }, 'The page’s Content-Security-Policy stops something'],
      [{ scripts: 2 }, 'The script stands on the page more than once'],
    ];
    for (const [others, title] of cases) {
      expect(worst(others)?.title).to.equal(title);
      expect(worst(others)?.text, title).to.be.a('string');
    }
    expect(silence().title).to.equal('The script didn’t run');
  });
});
