import type { Ddl } from '../ddl.ts';
import type { Migration } from './migration.ts';

/** Booking without an account, and forms that are answered before it. */
export const migration: Migration = {
  name: '0020-guests-forms',
  statements: (ddl) => [...guests(ddl), ...forms(ddl)],
};

const guests = (ddl: Ddl) => [
  ddl.table('hold_guests', {
    columns: {
      holdId: ddl.id(),
      system: ddl.text(10),
      value: ddl.text(254),
      normalized: ddl.text(254),
      codeExpiresAt: ddl.instant(),
      verifiedAt: ddl.instant({ optional: true }),
      patientId: ddl.id({ optional: true }),
      createdAt: ddl.instant(),
    },
    key: ['holdId'],
    checks: {
      system: "system in ('email', 'phone')",
      proved: '(verifiedAt is null and patientId is null) or (verifiedAt is not null and patientId is not null)',
    },
    references: [
      { columns: ['holdId'], table: 'holds', onDelete: 'cascade' },
      { columns: ['patientId'], table: 'patients' },
    ],
    indexes: [['normalized', 'system'], ['patientId']],
  }),
  // One row for a contact that guests have proved: whoever books by it holds it, so that two at once count each other.
  ddl.table('guest_contacts', {
    columns: { system: ddl.text(10), normalized: ddl.text(254), seenAt: ddl.instant() },
    key: ['system', 'normalized'],
    globalIndexes: [['seenAt']],
  }),
];

const forms = (ddl: Ddl) => [
  ddl.table('questionnaires', {
    columns: {
      id: ddl.id(),
      url: ddl.text(254),
      version: ddl.text(64),
      title: ddl.text(200),
      content: ddl.json(),
      active: ddl.flag(),
      createdAt: ddl.instant(),
    },
    key: ['id'],
    unique: [['url', 'version']],
  }),
  ddl.table('type_questionnaires', {
    columns: { appointmentTypeId: ddl.id(), questionnaireId: ddl.id(), position: ddl.int() },
    key: ['appointmentTypeId', 'questionnaireId'],
    references: [
      { columns: ['appointmentTypeId'], table: 'appointment_types', onDelete: 'cascade' },
      { columns: ['questionnaireId'], table: 'questionnaires' },
    ],
    indexes: [['questionnaireId']],
  }),
  ddl.table('form_requests', {
    columns: {
      id: ddl.id(),
      patientId: ddl.id(),
      questionnaireId: ddl.id(),
      state: ddl.text(10),
      // 'y' while it is open: a patient is asked for a form once.
      open: ddl.text(1, { optional: true }),
      createdAt: ddl.instant(),
      endedAt: ddl.instant({ optional: true }),
    },
    key: ['id'],
    unique: [['patientId', 'questionnaireId', 'open']],
    checks: {
      state: "state in ('open', 'done', 'withdrawn')",
      ended: "(state = 'open' and open is not null and open = 'y' and endedAt is null) or (state <> 'open' and open is null and endedAt is not null)",
    },
    references: [
      { columns: ['patientId'], table: 'patients' },
      { columns: ['questionnaireId'], table: 'questionnaires' },
    ],
  }),
  ddl.table('questionnaire_responses', {
    columns: {
      id: ddl.id(),
      patientId: ddl.id(),
      questionnaireId: ddl.id(),
      status: ddl.text(10),
      // 'y' while it is one: a patient has one draft of a form.
      draft: ddl.text(1, { optional: true }),
      items: ddl.json(),
      language: ddl.text(10),
      createdAt: ddl.instant(),
      updatedAt: ddl.instant(),
      completedAt: ddl.instant({ optional: true }),
    },
    key: ['id'],
    unique: [['patientId', 'questionnaireId', 'draft']],
    checks: {
      status: "status in ('draft', 'completed', 'amended')",
      draft: "(status = 'draft' and draft is not null and draft = 'y' and completedAt is null) or (status <> 'draft' and draft is null and completedAt is not null)",
    },
    references: [
      { columns: ['patientId'], table: 'patients' },
      { columns: ['questionnaireId'], table: 'questionnaires' },
    ],
  }),
];
