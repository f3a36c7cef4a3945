import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, int, TenantModel, text } from '../../db/columns.ts';
import { intentColumns, IntentModel } from '../gateways/intent.models.ts';

/** A saved card. One that was removed stays for what was paid or booked with it; `checkAt` while its gateway doesn't know yet. */
export class PaymentMethod extends TenantModel<InferAttributes<PaymentMethod>, InferCreationAttributes<PaymentMethod>> {
  declare id: string;
  declare patientId: string;
  declare gateway: 'test' | 'stripe';
  declare gatewayAccount: string | null;
  /** Each card has a customer of its own at Stripe: records can be merged here without merging anything there. */
  declare gatewayCustomerId: string | null;
  declare gatewayMethodId: string;
  declare brand: string;
  declare last4: string;
  declare expMonth: number;
  declare expYear: number;
  declare createdAt: Date;
  declare removedAt: Date | null;
  declare checkAt: Date | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePaymentMethod = (sequelize: Sequelize) =>
  PaymentMethod.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      patientId: id(),
      gateway: text(10),
      gatewayAccount: text(64, { optional: true }),
      gatewayCustomerId: text(120, { optional: true }),
      gatewayMethodId: text(120),
      brand: text(20),
      last4: text(4),
      expMonth: int(),
      expYear: int(),
      createdAt: instant(),
      removedAt: instant({ optional: true }),
      checkAt: instant({ optional: true }),
    },
    { sequelize, tableName: 'payment_methods', timestamps: false },
  );

/** An intent to save a card, and what became of it; its states are those of a payment. */
export class CardSetup extends IntentModel<InferAttributes<CardSetup>, InferCreationAttributes<CardSetup>> {
  declare gatewaySetupId: string | null;
  declare gatewayCustomerId: string | null;
  declare chosenMethodId: string | null;
  declare threeDSecure: boolean;
  declare paymentMethodId: string | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineCardSetup = (sequelize: Sequelize) =>
  CardSetup.init(
    {
      ...intentColumns(),
      gatewaySetupId: text(120, { optional: true }),
      gatewayCustomerId: text(120, { optional: true }),
      chosenMethodId: text(120, { optional: true }),
      threeDSecure: flag(),
      paymentMethodId: id({ optional: true }),
    },
    { sequelize, tableName: 'card_setups', timestamps: false },
  );

/** The saving of a card as the test gateway keeps it: its own books. */
export class TestGatewaySetup extends TenantModel<InferAttributes<TestGatewaySetup>, InferCreationAttributes<TestGatewaySetup>> {
  declare id: string;
  declare setupId: string;
  declare status: 'open' | 'action' | 'saved' | 'canceled';
  declare threeDSecure: boolean;
  declare methodId: string | null;
  declare clientSecret: string;
  declare failure: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTestGatewaySetup = (sequelize: Sequelize) =>
  TestGatewaySetup.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      setupId: id(),
      status: text(12),
      threeDSecure: flag(),
      methodId: text(120, { optional: true }),
      clientSecret: text(80),
      failure: text(60, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'test_gateway_setups', timestamps: false },
  );

/** The card that an appointment was booked with. */
export class AppointmentCard extends TenantModel<InferAttributes<AppointmentCard>, InferCreationAttributes<AppointmentCard>> {
  declare appointmentId: string;
  declare paymentMethodId: string;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineAppointmentCard = (sequelize: Sequelize) =>
  AppointmentCard.init(
    { organizationId: { ...id(), primaryKey: true }, appointmentId: { ...id(), primaryKey: true }, paymentMethodId: id() },
    { sequelize, tableName: 'appointment_cards', timestamps: false },
  );
