import { expect } from '@open-wc/testing';
import { Locale } from '../../../portal/locale.ts';
import { timeText } from '../../week/week-frame.ts';
import { readTime } from '../typed-time.ts';
import { blocksOf, changed, rangeOf, rulesOf, withBlock, without, type Block, type Rule } from './week-hours.ts';

const rule = (weekday: Rule['weekday'], start: string, end: string, portal = false): Rule => ({
  weekday, start, end, portal, effectiveFrom: null, effectiveTo: null, appointmentTypeIds: null,
});
const written = (blocks: readonly Block[]) => rulesOf(blocks).map(({ weekday, start, end, portal }) => `${weekday} ${start}–${end}${portal ? ' portal' : ''}`);
const week = () => blocksOf([rule('mon', '08:30', '17:00'), rule('mon', '09:00', '12:00', true), rule('tue', '10:00', '14:00')]);

describe('the week of hours', () => {
  it('C7 is sent as it came', () => {
    expect(written(week())).to.deep.equal(['mon 08:30–17:00', 'mon 09:00–12:00 portal', 'tue 10:00–14:00']);
  });

  it('C7 scheduling.slotAvailability portal hours that stand alone are working hours too', () => {
    expect(written(blocksOf([rule('wed', '09:00', '12:00', true)]))).to.deep.equal(['wed 09:00–12:00', 'wed 09:00–12:00 portal']);
  });

  it('C7 scheduling.slotAvailability portal hours never leave the working hours around them', () => {
    expect(written(changed(week(), 1, { day: 0, from: 15 * 60, until: 18 * 60 })), 'moved beyond the end').to.include('mon 14:00–17:00 portal');
    expect(written(changed(week(), 1, { day: 0, from: 6 * 60, until: 12 * 60 })), 'longer than the day').to.include('mon 08:30–12:00 portal');
    expect(written(changed(week(), 1, { day: 1, from: 9 * 60, until: 12 * 60 })), 'a day on which nobody works then').to.include('mon 09:00–12:00 portal');
    expect(written(changed(week(), 1, { day: 1, from: 10 * 60, until: 13 * 60 })), 'a day with room').to.include('tue 10:00–13:00 portal');
  });

  it('C7 working hours take their portal hours with them, and cut them where they end', () => {
    expect(written(changed(week(), 0, { day: 2, from: 9 * 60, until: 17 * 60 + 30 }))).to.deep.equal(['tue 10:00–14:00', 'wed 09:00–17:30', 'wed 09:30–12:30 portal']);
    expect(written(changed(week(), 0, { day: 0, from: 10 * 60, until: 11 * 60 }))).to.include('mon 10:00–11:00 portal');
    expect(written(without(week(), 0))).to.deep.equal(['tue 10:00–14:00']);
  });

  it('C7 hours that reach into each other are one, and a day has 24 of them', () => {
    const { blocks } = withBlock(week(), { day: 1, from: 13 * 60, until: 30 * 60, kind: 'works' });
    expect(written(blocks)).to.include('tue 10:00–24:00');
    expect(changed(week(), 0, { day: 0, from: -15, until: 480 }), 'not before midnight').to.deep.equal(week());
    expect(rangeOf(blocks)).to.deep.equal({ from: 420, until: 1440 });
  });

  it('C7 portal hours are drawn only where somebody works', () => {
    expect(withBlock(week(), { day: 3, from: 600, until: 660, kind: 'portal' }).key).to.equal(undefined);
    expect(written(withBlock(week(), { day: 1, from: 800, until: 900, kind: 'portal' }).blocks)).to.include('tue 13:20–14:00 portal');
  });

  it('C7 times are read as people type them', () => {
    for (const [text, minutes] of [['9', 540], ['9:30', 570], ['0930', 570], ['930', 570], ['9.30 pm', 1290], ['17 h 30', 1050], ['17 h', 1020], ['12:00 am', 0], ['12 p.m.', 720], ['24:00', 1440]] as const)
      expect(readTime(text), text).to.equal(minutes);
    for (const text of ['', 'nine', '25', '9:75', '13 pm', '24:30']) expect(readTime(text), text).to.equal(undefined);
    expect(readTime('12:00 am', true)).to.equal(1440);
  });

  it('C7 K3 what a field shows in English and in French is read back as it was', () => {
    for (const language of ['en', 'fr', 'en-US', 'fr-FR']) {
      const locale = new Locale(language);
      for (const minute of [0, 5, 570, 720, 855, 1435]) expect(readTime(timeText(minute, locale)), timeText(minute, locale)).to.equal(minute);
    }
    expect(timeText(570, new Locale('fr')).replaceAll('\u00a0', ' ')).to.equal('9 h 30');
  });
});
