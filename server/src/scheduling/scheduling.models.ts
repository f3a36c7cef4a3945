import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { id, instant, int, TenantModel, text } from '../db/columns.ts';

/** A time kept for somebody for some minutes, while they sign in and answer what the clinic asks. */
export class Hold extends TenantModel<InferAttributes<Hold>, InferCreationAttributes<Hold>> {
  declare id: string;
  declare practitionerId: string;
  declare locationId: string;
  declare startsAt: Date;
  declare endsAt: Date;
  /** The span with its buffers in ticks, without the last. */
  declare firstTick: number;
  declare endTick: number;
  declare appointmentTypeId: string;
  declare patientId: string | null;
  /** A digest of the network it was asked from, to cap live holds. */
  declare network: string | null;
  /** Draft of the note. */
  declare reason: string | null;
  declare expiresAt: Date;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineHold = (sequelize: Sequelize) =>
  Hold.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      practitionerId: id(),
      locationId: id(),
      startsAt: instant(),
      endsAt: instant(),
      firstTick: int(),
      endTick: int(),
      appointmentTypeId: id(),
      patientId: id({ optional: true }),
      network: text(64, { optional: true }),
      reason: text(500, { optional: true }),
      expiresAt: instant(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'holds', timestamps: false },
  );

/** One appointment. Its time is held by `Claim` rows, whose key makes an overlap impossible. */
export class Appointment extends TenantModel<InferAttributes<Appointment>, InferCreationAttributes<Appointment>> {
  declare id: string;
  declare practitionerId: string;
  declare locationId: string;
  declare startsAt: Date;
  declare endsAt: Date;
  /** The span with its buffers in ticks, without the last. */
  declare firstTick: number;
  declare endTick: number;
  declare patientId: string;
  /** Null for one that another system brought under a name of its own: `title`. */
  declare appointmentTypeId: string | null;
  declare title: string | null;
  declare status: 'pending' | 'booked' | 'arrived' | 'fulfilled' | 'cancelled' | 'declined' | 'noshow';
  declare mode: 'inPerson' | 'telehealth';
  declare reason: string | null;
  declare origin: 'patient' | 'guest' | 'staff' | 'api';
  declare source: string | null;
  declare sourceId: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAppointment = (sequelize: Sequelize) =>
  Appointment.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      practitionerId: id(),
      locationId: id(),
      startsAt: instant(),
      endsAt: instant(),
      firstTick: int(),
      endTick: int(),
      patientId: id(),
      appointmentTypeId: id({ optional: true }),
      title: text(200, { optional: true }),
      status: text(10),
      mode: text(12),
      reason: text(500, { optional: true }),
      origin: text(10),
      source: text(100, { optional: true }),
      sourceId: text(128, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'appointments', timestamps: false },
  );

/** Five minutes of somebody's time, taken by a hold or an appointment. Nobody else can have a row of the same key. */
export class Claim extends TenantModel<InferAttributes<Claim>, InferCreationAttributes<Claim>> {
  /** A practitioner's id. */
  declare who: string;
  /** Minutes since the epoch / 5. */
  declare tick: number;
  declare holdId: string | null;
  declare appointmentId: string | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineClaim = (sequelize: Sequelize) =>
  Claim.init(
    {
      organizationId: { ...id(), primaryKey: true },
      who: { ...id(), primaryKey: true },
      tick: { ...int(), primaryKey: true },
      holdId: id({ optional: true }),
      appointmentId: id({ optional: true }),
    },
    { sequelize, tableName: 'claims', timestamps: false },
  );
