import type { Caller } from '../http/caller.ts';
import { fixtureId } from './fixture-patients.ts';

/** Places: Toronto, and two with half hours: St. John's, and Adelaide in the south. */
export const locations = {
  toronto: fixtureId('lo', 0),
  stJohns: fixtureId('lo', 1),
  adelaide: fixtureId('lo', 2),
  unlisted: fixtureId('lo', 3),
} as const;

/** Ada works in Toronto; Ben too, slower; Cleo in St. John's in the morning and by video for Toronto; Dai in Adelaide. */
export const practitioners = {
  ada: fixtureId('pr', 0),
  ben: fixtureId('pr', 1),
  cleo: fixtureId('pr', 2),
  dai: fixtureId('pr', 3),
} as const;

/** `visit` 30 minutes (Ben 45); `massage` 60 with buffers 10 and 15; `video` 20; `offline` can't be booked online. */
export const types = {
  visit: fixtureId('ty', 0),
  massage: fixtureId('ty', 1),
  video: fixtureId('ty', 2),
  offline: fixtureId('ty', 3),
} as const;

/** A Thursday on which Toronto is closed; the tests begin on Monday the first. */
export const holiday = '2027-03-11';

/** The scheduling part of the fixture clinic. Its time around March 2027 has a change of clocks in each zone. */
export async function insertScheduling(caller: Caller): Promise<void> {
  await insertPlaces(caller);
  await insertTypes(caller);
  await insertHours(caller);
}

async function insertPlaces({ db, clock }: Caller): Promise<void> {
  const common = { position: 0, active: true, createdAt: clock.now(), bookInPortal: true };
  await db.Location.insertAll([
    {
      ...common,
      id: locations.toronto,
      slug: 'toronto',
      name: 'Toronto',
      timeZone: 'America/Toronto',
      phone: '+14165550142',
      address: '12 Queen Street',
      city: 'Toronto',
    },
    { ...common, id: locations.stJohns, slug: 'st-johns', name: 'St. John’s', timeZone: 'America/St_Johns' },
    { ...common, id: locations.adelaide, slug: 'adelaide', name: 'Adelaide', timeZone: 'Australia/Adelaide' },
    {
      ...common,
      id: locations.unlisted,
      slug: 'unlisted',
      name: 'Unlisted',
      timeZone: 'America/Toronto',
      bookInPortal: false,
    },
  ]);
  const people = [
    { id: practitioners.ada, givenName: 'Ada', familyName: 'Núñez', prefix: 'Dr.', profession: 'Physiotherapist' },
    { id: practitioners.ben, givenName: 'Ben', familyName: 'Öztürk' },
    { id: practitioners.cleo, givenName: 'Cleo', familyName: 'Παππά' },
    { id: practitioners.dai, givenName: 'Dai', familyName: '李' },
  ];
  await db.Practitioner.insertAll(people.map((person) => ({ ...common, ...person })));
  const { toronto, stJohns, adelaide, unlisted } = locations;
  const { ada, ben, cleo, dai } = practitioners;
  const works = [
    [ada, toronto],
    [ada, unlisted],
    [ben, toronto],
    [cleo, stJohns],
    [cleo, toronto],
    [dai, adelaide],
  ] as const;
  await db.PractitionerLocation.insertAll(
    works.map(([practitionerId, locationId]) => ({ practitionerId, locationId })),
  );
}

async function insertTypes({ db, clock }: Caller): Promise<void> {
  const common = {
    position: 0,
    active: true,
    createdAt: clock.now(),
    bufferBefore: 0,
    bufferAfter: 0,
    bookableOnline: true,
    bookableBy: 'everyone' as const,
  };
  await db.AppointmentType.insertAll([
    {
      ...common,
      id: types.visit,
      name: 'Visit',
      durationMinutes: 40,
      onlineDuration: 30,
      stepMinutes: 30,
      mode: 'inPerson',
      priceMinor: 9500,
    },
    {
      ...common,
      id: types.massage,
      name: 'Massage',
      durationMinutes: 60,
      onlineDuration: 60,
      stepMinutes: 15,
      bufferBefore: 10,
      bufferAfter: 15,
      mode: 'inPerson',
    },
    {
      ...common,
      id: types.video,
      name: 'Video call',
      durationMinutes: 20,
      onlineDuration: 20,
      stepMinutes: 20,
      mode: 'telehealth',
    },
    {
      ...common,
      id: types.offline,
      name: 'Offline',
      durationMinutes: 30,
      stepMinutes: 30,
      mode: 'inPerson',
      bookableOnline: false,
    },
  ]);
  const { toronto, stJohns, adelaide, unlisted } = locations;
  const { ada, ben, cleo, dai } = practitioners;
  await db.Offer.insertAll([
    { appointmentTypeId: types.visit, practitionerId: ada, locationId: toronto },
    { appointmentTypeId: types.visit, practitionerId: ada, locationId: unlisted },
    { appointmentTypeId: types.visit, practitionerId: ben, locationId: toronto, durationMinutes: 45 },
    { appointmentTypeId: types.visit, practitionerId: cleo, locationId: stJohns },
    { appointmentTypeId: types.visit, practitionerId: dai, locationId: adelaide },
    { appointmentTypeId: types.massage, practitionerId: ada, locationId: toronto },
    { appointmentTypeId: types.video, practitionerId: cleo, locationId: toronto },
    { appointmentTypeId: types.video, practitionerId: dai, locationId: adelaide },
    { appointmentTypeId: types.offline, practitionerId: ada, locationId: toronto },
  ]);
}

interface Week {
  readonly who: string;
  readonly at: string;
  readonly days: readonly number[];
  /** Hours in minutes from local midnight. */
  readonly from: number;
  readonly until: number;
  readonly portal?: boolean;
}

const workdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

async function insertHours({ db, clock }: Caller): Promise<void> {
  const { toronto, stJohns, adelaide, unlisted } = locations;
  const { ada, ben, cleo, dai } = practitioners;
  const weeks: readonly Week[] = [
    { who: ada, at: toronto, days: workdays, from: 9 * 60, until: 12 * 60, portal: true },
    { who: ada, at: toronto, days: workdays, from: 13 * 60, until: 17 * 60 },
    { who: ada, at: unlisted, days: [6], from: 9 * 60, until: 12 * 60 },
    { who: ben, at: toronto, days: [2, 4], from: 10 * 60, until: 15 * 60 },
    // Two places on one day: St. John's until noon there, which is half past ten in Toronto.
    { who: cleo, at: stJohns, days: workdays, from: 8 * 60 + 30, until: 12 * 60 },
    { who: cleo, at: toronto, days: workdays, from: 11 * 60, until: 14 * 60 },
    // Open while clocks change at three in the morning.
    { who: dai, at: adelaide, days: everyDay, from: 0, until: 4 * 60 },
    { who: dai, at: adelaide, days: everyDay, from: 22 * 60, until: 24 * 60 },
  ];
  const rules = weeks.flatMap(({ who, at, days, from, until, portal = false }) =>
    days.map((weekday) => ({
      practitionerId: who,
      locationId: at,
      weekday,
      startMinute: from,
      endMinute: until,
      portal,
    })),
  );
  await db.AvailabilityRule.insertAll(rules.map((rule, n) => ({ ...rule, id: fixtureId('ru', n) })));
  const common = { startMinute: 0, endMinute: 1440, portal: false, createdAt: clock.now() };
  await db.ScheduleException.insertAll([
    {
      ...common,
      id: fixtureId('ex', 0),
      locationId: toronto,
      kind: 'closed',
      fromDate: holiday,
      toDate: holiday,
      note: 'Holiday',
    },
    {
      ...common,
      id: fixtureId('ex', 1),
      practitionerId: ben,
      kind: 'closed',
      fromDate: '2027-03-16',
      toDate: '2027-03-18',
      note: 'Away',
    },
    {
      ...common,
      id: fixtureId('ex', 2),
      practitionerId: ada,
      locationId: toronto,
      kind: 'extra',
      fromDate: '2027-03-13',
      toDate: '2027-03-13',
      startMinute: 600,
      endMinute: 720,
    },
  ]);
}
