import type { Ddl } from '../ddl.ts';
import type { Migration } from './migration.ts';

/** Types, who offers them where and when, holds, appointments, and the claims that make an overlap impossible. */
export const migration: Migration = {
  name: '0009-scheduling',
  statements: (ddl) => [...offered(ddl), ...hours(ddl), ...booked(ddl)],
};

const practitioner = { columns: ['practitionerId'], table: 'practitioners' } as const;
const location = { columns: ['locationId'], table: 'locations' } as const;
const type = { columns: ['appointmentTypeId'], table: 'appointment_types' } as const;

const offered = (ddl: Ddl) => [
  ddl.table('appointment_types', {
    columns: {
      id: ddl.id(),
      name: ddl.text(200),
      description: ddl.text(1000, { optional: true }),
      durationMinutes: ddl.int(),
      bookableOnline: ddl.flag(),
      onlineDuration: ddl.int({ optional: true }),
      bufferBefore: ddl.int(),
      bufferAfter: ddl.int(),
      stepMinutes: ddl.int(),
      mode: ddl.text(12),
      priceMinor: ddl.int({ optional: true }),
      priorToBook: ddl.json({ optional: true }),
      position: ddl.int(),
      active: ddl.flag(),
      createdAt: ddl.instant(),
    },
    key: ['id'],
    checks: {
      mode: "mode in ('inPerson', 'telehealth', 'either')",
      ticks:
        'durationMinutes > 0 and durationMinutes % 5 = 0 and stepMinutes > 0 and stepMinutes % 5 = 0 and bufferBefore % 5 = 0 and bufferAfter % 5 = 0',
      online: 'onlineDuration is null or (onlineDuration > 0 and onlineDuration % 5 = 0)',
    },
  }),
  ddl.table('offers', {
    columns: {
      appointmentTypeId: ddl.id(),
      practitionerId: ddl.id(),
      locationId: ddl.id(),
      durationMinutes: ddl.int({ optional: true }),
    },
    key: ['appointmentTypeId', 'locationId', 'practitionerId'],
    checks: { ticks: 'durationMinutes is null or (durationMinutes > 0 and durationMinutes % 5 = 0)' },
    references: [
      { ...type, onDelete: 'cascade' },
      { ...practitioner, onDelete: 'cascade' },
      { ...location, onDelete: 'cascade' },
    ],
  }),
];

const hours = (ddl: Ddl) => [
  ddl.table('availability_rules', {
    columns: {
      id: ddl.id(),
      practitionerId: ddl.id(),
      locationId: ddl.id(),
      weekday: ddl.int(),
      startMinute: ddl.int(),
      endMinute: ddl.int(),
      effectiveFrom: ddl.date({ optional: true }),
      effectiveTo: ddl.date({ optional: true }),
      portal: ddl.flag(),
      appointmentTypeIds: ddl.json({ optional: true }),
    },
    key: ['id'],
    checks: { hours: 'weekday between 1 and 7 and 0 <= startMinute and startMinute < endMinute and endMinute <= 1440' },
    references: [
      { ...practitioner, onDelete: 'cascade' },
      { ...location, onDelete: 'cascade' },
    ],
    indexes: [['locationId', 'practitionerId']],
  }),
  ddl.table('exceptions', {
    columns: {
      id: ddl.id(),
      practitionerId: ddl.id({ optional: true }),
      locationId: ddl.id({ optional: true }),
      kind: ddl.text(10),
      fromDate: ddl.date(),
      toDate: ddl.date(),
      startMinute: ddl.int(),
      endMinute: ddl.int(),
      portal: ddl.flag(),
      note: ddl.text(200, { optional: true }),
      createdAt: ddl.instant(),
    },
    key: ['id'],
    checks: {
      kind: "kind = 'closed' or (kind = 'extra' and locationId is not null)",
      whose: 'practitionerId is not null or locationId is not null',
      hours: '0 <= startMinute and startMinute < endMinute and endMinute <= 1440 and fromDate <= toDate',
    },
    references: [
      { ...practitioner, onDelete: 'cascade' },
      { ...location, onDelete: 'cascade' },
    ],
    indexes: [['toDate']],
  }),
  ddl.table('busy_blocks', {
    columns: {
      id: ddl.id(),
      externalId: ddl.text(200),
      practitionerId: ddl.id(),
      startsAt: ddl.instant(),
      endsAt: ddl.instant(),
      firstTick: ddl.int(),
      endTick: ddl.int(),
      updatedAt: ddl.instant(),
    },
    key: ['id'],
    unique: [['externalId']],
    checks: { span: 'startsAt < endsAt' },
    references: [{ ...practitioner, onDelete: 'cascade' }],
    indexes: [['practitionerId', 'endTick']],
  }),
];

const booked = (ddl: Ddl) => [
  ddl.table('holds', {
    columns: {
      id: ddl.id(),
      ...span(ddl),
      appointmentTypeId: ddl.id(),
      patientId: ddl.id({ optional: true }),
      network: ddl.text(64, { optional: true }),
      reason: ddl.text(500, { optional: true }),
      expiresAt: ddl.instant(),
      createdAt: ddl.instant(),
    },
    key: ['id'],
    references: [
      { ...type, onDelete: 'cascade' },
      { ...practitioner, onDelete: 'cascade' },
      { ...location, onDelete: 'cascade' },
      { columns: ['patientId'], table: 'patients', onDelete: 'cascade' },
    ],
    indexes: [
      ['practitionerId', 'startsAt'],
      ['patientId', 'expiresAt'],
      ['network', 'expiresAt'],
    ],
    globalIndexes: [['expiresAt']],
  }),
  ddl.table('appointments', {
    columns: {
      id: ddl.id(),
      ...span(ddl),
      patientId: ddl.id(),
      appointmentTypeId: ddl.id({ optional: true }),
      title: ddl.text(200, { optional: true }),
      status: ddl.text(10),
      mode: ddl.text(12),
      reason: ddl.text(500, { optional: true }),
      origin: ddl.text(10),
      source: ddl.text(100, { optional: true }),
      sourceId: ddl.text(128, { optional: true }),
      createdAt: ddl.instant(),
    },
    key: ['id'],
    unique: [['source', 'sourceId']],
    checks: {
      status: "status in ('pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'declined', 'noshow')",
      mode: "mode in ('inPerson', 'telehealth')",
      origin: "origin in ('patient', 'guest', 'staff', 'api')",
      named: 'appointmentTypeId is not null or title is not null',
      span: 'startsAt < endsAt and firstTick < endTick',
    },
    references: [type, practitioner, location, { columns: ['patientId'], table: 'patients' }],
    indexes: [
      ['patientId', 'startsAt', 'id'],
      ['practitionerId', 'startsAt'],
      ['locationId', 'startsAt'],
      ['startsAt', 'id'],
    ],
  }),
  ddl.table('claims', {
    columns: {
      who: ddl.id(),
      tick: ddl.int(),
      holdId: ddl.id({ optional: true }),
      appointmentId: ddl.id({ optional: true }),
    },
    key: ['who', 'tick'],
    checks: { owner: '(holdId is null) <> (appointmentId is null)' },
    references: [
      { columns: ['holdId'], table: 'holds', onDelete: 'cascade' },
      { columns: ['appointmentId'], table: 'appointments', onDelete: 'cascade' },
    ],
  }),
];

/** Whose time, where and when; with buffers, in ticks: from firstTick up to endTick. */
const span = (ddl: Ddl) => ({
  practitionerId: ddl.id(),
  locationId: ddl.id(),
  startsAt: ddl.instant(),
  endsAt: ddl.instant(),
  firstTick: ddl.int(),
  endTick: ddl.int(),
});
