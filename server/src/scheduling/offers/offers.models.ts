import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { date, flag, id, instant, int, json, TenantModel, text } from '../../db/columns.ts';

interface OwnNotice {
  readonly value: number;
  readonly unit: 'hours' | 'days';
}

/** What can be booked. Durations, buffers and steps are multiples of five minutes. */
export class AppointmentType extends TenantModel<
  InferAttributes<AppointmentType>,
  InferCreationAttributes<AppointmentType>
> {
  declare id: string;
  declare name: string;
  declare description: string | null;
  declare durationMinutes: number;
  declare bookableOnline: boolean;
  /** How long it takes when booked online; without it, it can't be. */
  declare onlineDuration: number | null;
  declare bufferBefore: number;
  declare bufferAfter: number;
  declare stepMinutes: number;
  declare mode: 'inPerson' | 'telehealth' | 'either';
  /** How it takes place where it isn't in person; null: by video. */
  declare medium: 'video' | 'phone' | null;
  /** In the organization's currency. */
  declare priceMinor: number | null;
  /** A notice of its own, before the setting's. */
  declare priorToBook: OwnNotice | null;
  declare priorToCancel: OwnNotice | null;
  declare priorToReschedule: OwnNotice | null;
  /** Whom it is offered to online; `call`: it is listed with the phone number and no times. */
  declare bookableBy: 'everyone' | 'existing' | 'new' | 'call';
  declare position: number;
  declare active: boolean;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAppointmentType = (sequelize: Sequelize) =>
  AppointmentType.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      name: text(200),
      description: text(1000, { optional: true }),
      durationMinutes: int(),
      bookableOnline: flag(),
      onlineDuration: int({ optional: true }),
      bufferBefore: int(),
      bufferAfter: int(),
      stepMinutes: int(),
      mode: text(12),
      medium: text(6, { optional: true }),
      priceMinor: int({ optional: true }),
      priorToBook: json({ optional: true }),
      priorToCancel: json({ optional: true }),
      priorToReschedule: json({ optional: true }),
      bookableBy: text(10),
      position: int(),
      active: flag(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'appointment_types', timestamps: false },
  );

/** A practitioner does a type at a location, perhaps in a time of their own. */
export class Offer extends TenantModel<InferAttributes<Offer>, InferCreationAttributes<Offer>> {
  declare appointmentTypeId: string;
  declare practitionerId: string;
  declare locationId: string;
  declare durationMinutes: number | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineOffer = (sequelize: Sequelize) =>
  Offer.init(
    {
      organizationId: { ...id(), primaryKey: true },
      appointmentTypeId: { ...id(), primaryKey: true },
      locationId: { ...id(), primaryKey: true },
      practitionerId: { ...id(), primaryKey: true },
      durationMinutes: int({ optional: true }),
    },
    { sequelize, tableName: 'offers', timestamps: false },
  );

/** Weekly hours of a practitioner at a location, in its wall time. Minutes count from midnight. */
export class AvailabilityRule extends TenantModel<
  InferAttributes<AvailabilityRule>,
  InferCreationAttributes<AvailabilityRule>
> {
  declare id: string;
  declare practitionerId: string;
  declare locationId: string;
  /** 1 is Monday. */
  declare weekday: number;
  declare startMinute: number;
  declare endMinute: number;
  declare effectiveFrom: string | null;
  declare effectiveTo: string | null;
  /** Marked for portal booking inside the standard availability. */
  declare portal: boolean;
  /** The only types for these hours; null is all. */
  declare appointmentTypeIds: readonly string[] | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAvailabilityRule = (sequelize: Sequelize) =>
  AvailabilityRule.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      practitionerId: id(),
      locationId: id(),
      weekday: int(),
      startMinute: int(),
      endMinute: int(),
      effectiveFrom: date({ optional: true }),
      effectiveTo: date({ optional: true }),
      portal: flag(),
      appointmentTypeIds: json({ optional: true }),
    },
    { sequelize, tableName: 'availability_rules', timestamps: false },
  );

/** Days that the weekly hours don't tell: closed, or open in extra hours; of a practitioner, a location, or both. */
export class ScheduleException extends TenantModel<
  InferAttributes<ScheduleException>,
  InferCreationAttributes<ScheduleException>
> {
  declare id: string;
  declare practitionerId: string | null;
  declare locationId: string | null;
  declare kind: 'closed' | 'extra';
  declare fromDate: string;
  declare toDate: string;
  declare startMinute: number;
  declare endMinute: number;
  declare portal: boolean;
  declare note: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineScheduleException = (sequelize: Sequelize) =>
  ScheduleException.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      practitionerId: id({ optional: true }),
      locationId: id({ optional: true }),
      kind: text(10),
      fromDate: date(),
      toDate: date(),
      startMinute: int(),
      endMinute: int(),
      portal: flag(),
      note: text(200, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'exceptions', timestamps: false },
  );

/** Time that another system says is taken; it may overlap anything, so it claims nothing. */
export class BusyBlock extends TenantModel<InferAttributes<BusyBlock>, InferCreationAttributes<BusyBlock>> {
  declare id: string;
  declare externalId: string;
  declare practitionerId: string;
  declare startsAt: Date;
  declare endsAt: Date;
  /** The same rounded outward to ticks, without the last. */
  declare firstTick: number;
  declare endTick: number;
  declare updatedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineBusyBlock = (sequelize: Sequelize) =>
  BusyBlock.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      externalId: text(200),
      practitionerId: id(),
      startsAt: instant(),
      endsAt: instant(),
      firstTick: int(),
      endTick: int(),
      updatedAt: instant(),
    },
    { sequelize, tableName: 'busy_blocks', timestamps: false },
  );
