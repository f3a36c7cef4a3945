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
  /** The appointment that is to be moved to this time. */
  declare movesAppointmentId: string | null;
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
      movesAppointmentId: id({ optional: true }),
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
  /** How often it was moved before it came here, counted through its chain. */
  declare moves: number;
  /** RFC 5545 SEQUENCE: grows with every change that calendars must hear of, through the chain. */
  declare sequence: number;
  /** The first appointment of its chain; null for one that was never moved: its own id. */
  declare chainId: string | null;
  /** Why it was called off, in the words of who did. */
  declare cancelReason: string | null;
  /** Who ended it (cancelled, declined); `lapsed`: a request that nobody answered; `moved`: another of its chain stands for it. */
  declare endedBy: 'patient' | 'staff' | 'api' | 'lapsed' | 'moved' | null;
  /** What the clinic said when it accepted or declined. */
  declare staffNote: string | null;
  /** When the clinic accepted or declined. */
  declare decidedAt: Date | null;
  /** When the patient said that they will come. */
  declare confirmedAt: Date | null;
  /** The hold that it was booked from: its token goes on working for whoever booked without an account. */
  declare holdId: string | null;
  /** How a `telehealth` one takes place; null for one in person. */
  declare medium: 'video' | 'phone' | null;
  /** Where a video visit takes place, else the practitioner's room. */
  declare virtualUrl: string | null;
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
      moves: int(),
      sequence: int(),
      chainId: id({ optional: true }),
      cancelReason: text(500, { optional: true }),
      endedBy: text(10, { optional: true }),
      staffNote: text(1000, { optional: true }),
      decidedAt: instant({ optional: true }),
      confirmedAt: instant({ optional: true }),
      holdId: id({ optional: true }),
      medium: text(6, { optional: true }),
      virtualUrl: text(500, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'appointments', timestamps: false },
  );

/** A move: the new appointment and the one that it replaces, or would once it is accepted. */
export class AppointmentMove extends TenantModel<InferAttributes<AppointmentMove>, InferCreationAttributes<AppointmentMove>> {
  declare appointmentId: string;
  declare replacesId: string;
  /** `y` while it stands or may still be accepted: at most one for an appointment. */
  declare live: 'y' | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAppointmentMove = (sequelize: Sequelize) =>
  AppointmentMove.init(
    {
      organizationId: { ...id(), primaryKey: true },
      appointmentId: { ...id(), primaryKey: true },
      replacesId: id(),
      live: text(1, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'appointment_moves', timestamps: false },
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
