import type { Migration } from './migration.ts';

/** Clinics, the people who treat there, and settings of one clinic. */
export const migration: Migration = {
  name: '0006-places',
  statements: (ddl) => [
    ddl.table('locations', {
      columns: {
        id: ddl.id(),
        slug: ddl.text(63),
        name: ddl.text(200),
        timeZone: ddl.text(64),
        phone: ddl.text(40, { optional: true }),
        email: ddl.text(254, { optional: true }),
        address: ddl.text(300, { optional: true }),
        city: ddl.text(100, { optional: true }),
        province: ddl.text(100, { optional: true }),
        postalCode: ddl.text(20, { optional: true }),
        country: ddl.text(2, { optional: true }),
        bookInPortal: ddl.flag(),
        position: ddl.int(),
        active: ddl.flag(),
        source: ddl.text(100, { optional: true }),
        sourceId: ddl.text(128, { optional: true }),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['slug'], ['source', 'sourceId']],
    }),
    ddl.table('practitioners', {
      columns: {
        id: ddl.id(),
        givenName: ddl.text(100),
        familyName: ddl.text(100),
        prefix: ddl.text(40, { optional: true }),
        credentials: ddl.text(200, { optional: true }),
        profession: ddl.text(100, { optional: true }),
        biography: ddl.longText({ optional: true }),
        photoUrl: ddl.text(500, { optional: true }),
        email: ddl.text(254, { optional: true }),
        bookInPortal: ddl.flag(),
        position: ddl.int(),
        active: ddl.flag(),
        source: ddl.text(100, { optional: true }),
        sourceId: ddl.text(128, { optional: true }),
        createdAt: ddl.instant(),
      },
      key: ['id'],
      unique: [['source', 'sourceId']],
    }),
    ddl.table('practitioner_locations', {
      columns: { practitionerId: ddl.id(), locationId: ddl.id() },
      key: ['practitionerId', 'locationId'],
      references: [
        { columns: ['practitionerId'], table: 'practitioners', onDelete: 'cascade' },
        { columns: ['locationId'], table: 'locations', onDelete: 'cascade' },
      ],
    }),
    ddl.table('location_setting_values', {
      columns: { locationId: ddl.id(), key: ddl.text(100), value: ddl.json() },
      key: ['locationId', 'key'],
      references: [{ columns: ['locationId'], table: 'locations', onDelete: 'cascade' }],
    }),
  ],
};
