import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { date, flag, id, instant, int, TenantModel, text } from '../db/columns.ts';

/** A patient, or with `profile` false a guest who booked in public. A merged one names its survivor and owns nothing. */
export class Patient extends TenantModel<InferAttributes<Patient>, InferCreationAttributes<Patient>> {
  declare id: string;
  declare profile: boolean;
  declare givenName: string;
  declare familyName: string;
  declare preferredName: string | null;
  declare searchName: string;
  declare birthDate: string | null;
  declare gender: string | null;
  declare preferredLanguage: string | null;
  declare address: string | null;
  declare city: string | null;
  declare province: string | null;
  declare postalCode: string | null;
  declare country: string | null;
  declare defaultLocationId: string | null;
  declare deceased: boolean;
  declare mergedIntoId: string | null;
  /** By which rules the terms of its search were made; null: not yet. */
  declare indexedAs: number | null;
  /** Whether this patient may book online; null: as the clinic's setting says. */
  declare selfBooking: boolean | null;
  /** Staff's word that they have been here before; null: they said nothing. */
  declare existing: boolean | null;
  declare source: string | null;
  declare sourceId: string | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePatient = (sequelize: Sequelize) =>
  Patient.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      profile: flag(),
      givenName: text(100),
      familyName: text(100),
      preferredName: text(100, { optional: true }),
      searchName: text(254),
      birthDate: date({ optional: true }),
      gender: text(20, { optional: true }),
      preferredLanguage: text(10, { optional: true }),
      address: text(300, { optional: true }),
      city: text(100, { optional: true }),
      province: text(100, { optional: true }),
      postalCode: text(20, { optional: true }),
      country: text(2, { optional: true }),
      defaultLocationId: id({ optional: true }),
      deceased: flag(),
      mergedIntoId: id({ optional: true }),
      indexedAs: int({ optional: true }),
      selfBooking: flag({ optional: true }),
      existing: flag({ optional: true }),
      source: text(100, { optional: true }),
      sourceId: text(128, { optional: true }),
      createdAt: instant(),
      updatedAt: instant(),
    },
    { sequelize, tableName: 'patients', timestamps: false },
  );

/** An address or number of a patient. `preferred` is 'y' or null: at most one a patient and system. */
export class ContactPoint extends TenantModel<InferAttributes<ContactPoint>, InferCreationAttributes<ContactPoint>> {
  declare id: string;
  declare patientId: string;
  declare system: 'email' | 'phone';
  declare value: string;
  declare normalized: string;
  declare kind: string | null;
  declare verifiedAt: Date | null;
  declare preferred: 'y' | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineContactPoint = (sequelize: Sequelize) =>
  ContactPoint.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      system: text(10),
      value: text(254),
      normalized: text(254),
      kind: text(10, { optional: true }),
      verifiedAt: instant({ optional: true }),
      preferred: text(1, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'contact_points', timestamps: false },
  );

/** A practitioner of a patient: the default one or a further one. */
export class PatientPractitioner extends TenantModel<
  InferAttributes<PatientPractitioner>,
  InferCreationAttributes<PatientPractitioner>
> {
  declare patientId: string;
  declare practitionerId: string;
  declare role: 'default' | 'additional';
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePatientPractitioner = (sequelize: Sequelize) =>
  PatientPractitioner.init(
    {
      organizationId: { ...id(), primaryKey: true },
      patientId: { ...id(), primaryKey: true },
      practitionerId: { ...id(), primaryKey: true },
      role: text(10),
    },
    { sequelize, tableName: 'patient_practitioners', timestamps: false },
  );

/** A patient's insurance. `preferred` is 'y' for the default one, else null. */
export class Coverage extends TenantModel<InferAttributes<Coverage>, InferCreationAttributes<Coverage>> {
  declare id: string;
  declare patientId: string;
  declare payer: string;
  declare plan: string | null;
  declare memberId: string | null;
  declare status: string;
  declare startsOn: string | null;
  declare endsOn: string | null;
  declare preferred: 'y' | null;
  declare totalsKeptByPayer: boolean;
  declare source: string | null;
  declare sourceId: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineCoverage = (sequelize: Sequelize) =>
  Coverage.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      payer: text(200),
      plan: text(200, { optional: true }),
      memberId: text(100, { optional: true }),
      status: text(20),
      startsOn: date({ optional: true }),
      endsOn: date({ optional: true }),
      preferred: text(1, { optional: true }),
      totalsKeptByPayer: flag(),
      source: text(100, { optional: true }),
      sourceId: text(128, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'coverages', timestamps: false },
  );

/** What another system calls a patient. */
export class Identifier extends TenantModel<InferAttributes<Identifier>, InferCreationAttributes<Identifier>> {
  declare id: string;
  declare patientId: string;
  declare system: string;
  declare value: string;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineIdentifier = (sequelize: Sequelize) =>
  Identifier.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      system: text(254),
      value: text(200),
      createdAt: instant(),
    },
    { sequelize, tableName: 'identifiers', timestamps: false },
  );
