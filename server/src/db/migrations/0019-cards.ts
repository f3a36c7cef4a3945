import type { Ddl } from '../ddl.ts';
import type { Migration } from './migration.ts';

/** Saved cards, how they came to be saved, and what goes with an appointment: a card, an insurance. */
export const migration: Migration = {
  name: '0019-cards',
  statements: (ddl) => [...cards(ddl), ...testGateway(ddl), ...withAppointments(ddl)],
};

const cards = (ddl: Ddl) => [
  ddl.table('payment_methods', {
    columns: {
      id: ddl.id(),
      patientId: ddl.id(),
      gateway: ddl.text(10),
      gatewayAccount: ddl.text(64, { optional: true }),
      gatewayCustomerId: ddl.text(120, { optional: true }),
      gatewayMethodId: ddl.text(120),
      brand: ddl.text(20),
      last4: ddl.text(4),
      expMonth: ddl.int(),
      expYear: ddl.int(),
      createdAt: ddl.instant(),
      removedAt: ddl.instant({ optional: true }),
      // While the gateway still has to be told that the card was removed.
      checkAt: ddl.instant({ optional: true }),
    },
    key: ['id'],
    unique: [['gateway', 'gatewayMethodId']],
    checks: { month: 'expMonth between 1 and 12', forgetting: 'checkAt is null or removedAt is not null' },
    references: [{ columns: ['patientId'], table: 'patients' }],
    indexes: [['patientId', 'id'], ['checkAt']],
    globalIndexes: [['checkAt']],
  }),
  ddl.table('card_setups', {
    columns: {
      id: ddl.id(),
      patientId: ddl.id(),
      status: ddl.text(12),
      gateway: ddl.text(10),
      gatewayAccount: ddl.text(64, { optional: true }),
      gatewaySetupId: ddl.text(120, { optional: true }),
      gatewayCustomerId: ddl.text(120, { optional: true }),
      // The card that the request named; null where the person gives one in the gateway's form.
      chosenMethodId: ddl.text(120, { optional: true }),
      threeDSecure: ddl.flag(),
      paymentMethodId: ddl.id({ optional: true }),
      failureCode: ddl.text(60, { optional: true }),
      requestKey: ddl.text(64, { optional: true }),
      requestHash: ddl.text(64, { optional: true }),
      createdAt: ddl.instant(),
      checkAt: ddl.instant({ optional: true }),
      endedAt: ddl.instant({ optional: true }),
    },
    key: ['id'],
    unique: [['gateway', 'gatewaySetupId'], ['requestKey'], ['paymentMethodId']],
    checks: {
      status: "status in ('starting', 'open', 'processing', 'succeeded', 'failed')",
      saved: "(paymentMethodId is not null) = (status = 'succeeded')",
      ended: "(endedAt is null) = (status in ('starting', 'open', 'processing'))",
      checked: "(checkAt is null) = (status in ('succeeded', 'failed'))",
    },
    references: [
      { columns: ['patientId'], table: 'patients' },
      { columns: ['paymentMethodId'], table: 'payment_methods' },
    ],
    indexes: [['patientId', 'id'], ['checkAt']],
    globalIndexes: [['checkAt']],
  }),
];

const testGateway = (ddl: Ddl) => [
  ddl.table('test_gateway_setups', {
    columns: {
      id: ddl.id(),
      setupId: ddl.id(),
      status: ddl.text(12),
      threeDSecure: ddl.flag(),
      methodId: ddl.text(120, { optional: true }),
      clientSecret: ddl.text(80),
      failure: ddl.text(60, { optional: true }),
      createdAt: ddl.instant(),
    },
    key: ['id'],
    unique: [['setupId']],
    checks: { status: "status in ('open', 'action', 'saved', 'canceled')", saved: "status not in ('action', 'saved') or methodId is not null" },
  }),
  ddl.addColumn('test_gateway_payments', 'threeDSecure', ddl.flag(), '0'),
];

const withAppointments = (ddl: Ddl) => [
  ddl.table('appointment_cards', {
    columns: { appointmentId: ddl.id(), paymentMethodId: ddl.id() },
    key: ['appointmentId'],
    references: [
      { columns: ['appointmentId'], table: 'appointments', onDelete: 'cascade' },
      { columns: ['paymentMethodId'], table: 'payment_methods' },
    ],
    indexes: [['paymentMethodId']],
  }),
  ddl.table('appointment_coverages', {
    columns: { appointmentId: ddl.id(), coverageId: ddl.id() },
    key: ['appointmentId'],
    references: [
      { columns: ['appointmentId'], table: 'appointments', onDelete: 'cascade' },
      { columns: ['coverageId'], table: 'coverages' },
    ],
    indexes: [['coverageId']],
  }),
];
