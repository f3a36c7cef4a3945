import type { Ddl } from '../ddl.ts';
import type { Migration } from './migration.ts';

/** What becomes of an appointment: asked for, accepted, moved, called off; and who may book what. */
export const migration: Migration = {
  name: '0016-appointment-life',
  statements: (ddl) => [...appointments(ddl), ...offered(ddl), ...people(ddl)],
};

const appointments = (ddl: Ddl) => [
  ddl.addColumn('appointments', 'moves', ddl.int(), '0'),
  ddl.addColumn('appointments', 'sequence', ddl.int(), '0'),
  ddl.addColumn('appointments', 'chainId', ddl.id({ optional: true })),
  ddl.addColumn('appointments', 'cancelReason', ddl.text(500, { optional: true })),
  ddl.addColumn('appointments', 'endedBy', ddl.text(10, { optional: true })),
  ddl.addColumn('appointments', 'staffNote', ddl.text(1000, { optional: true })),
  ddl.addColumn('appointments', 'decidedAt', ddl.instant({ optional: true })),
  ddl.addColumn('appointments', 'confirmedAt', ddl.instant({ optional: true })),
  ddl.addColumn('appointments', 'holdId', ddl.id({ optional: true })),
  ddl.addColumn('appointments', 'medium', ddl.text(6, { optional: true })),
  ddl.addColumn('appointments', 'virtualUrl', ddl.text(500, { optional: true })),
  ddl.addIndex('appointments', ['status', 'startsAt']),
  ddl.table('appointment_moves', {
    columns: {
      appointmentId: ddl.id(),
      replacesId: ddl.id(),
      // 'y' while the move stands or may still be accepted: an appointment is replaced once.
      live: ddl.text(1, { optional: true }),
      createdAt: ddl.instant(),
    },
    key: ['appointmentId'],
    unique: [['replacesId', 'live']],
    checks: { live: "live is null or live = 'y'", other: 'appointmentId <> replacesId' },
    references: [
      { columns: ['appointmentId'], table: 'appointments', onDelete: 'cascade' },
      { columns: ['replacesId'], table: 'appointments', onDelete: 'cascade' },
    ],
  }),
  ddl.addColumn('holds', 'movesAppointmentId', ddl.id({ optional: true })),
];

const offered = (ddl: Ddl) => [
  ddl.addColumn('appointment_types', 'priorToCancel', ddl.json({ optional: true })),
  ddl.addColumn('appointment_types', 'priorToReschedule', ddl.json({ optional: true })),
  ddl.addColumn('appointment_types', 'bookableBy', ddl.text(10), "'everyone'"),
  ddl.addColumn('appointment_types', 'medium', ddl.text(6, { optional: true })),
  ddl.addColumn('practitioners', 'virtualUrl', ddl.text(500, { optional: true })),
];

const people = (ddl: Ddl) => [
  ddl.addColumn('patients', 'selfBooking', ddl.flag({ optional: true })),
  ddl.addColumn('patients', 'existing', ddl.flag({ optional: true })),
];
