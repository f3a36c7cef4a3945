import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';

import { flag, GlobalModel, id, instant, int, TenantModel, text } from '../../db/columns.ts';
import { intentColumns, IntentModel } from '../gateways/intent.models.ts';

/** An intent to pay, and what became of it. `starting`: the gateway hasn't answered yet; `open`: the person must act; `succeeded` and `failed` are for good. `checkAt` is when the reconciler asks the gateway. */
export class Payment extends IntentModel<InferAttributes<Payment>, InferCreationAttributes<Payment>> {
  declare gatewayPaymentId: string | null;
  declare amountMinor: number;
  declare currency: string;
  declare paymentMethodId: string | null;
  /** In which the person paid: the receipt comes in it. */
  declare language: string | null;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePayment = (sequelize: Sequelize) =>
  Payment.init(
    {
      ...intentColumns(),
      gatewayPaymentId: text(120, { optional: true }),
      amountMinor: int(),
      currency: text(3),
      paymentMethodId: text(120, { optional: true }),
      language: text(10, { optional: true }),
    },
    { sequelize, tableName: 'payments', timestamps: false },
  );

/** How much of a payment is meant for which invoice. */
export class PaymentAllocation extends TenantModel<
  InferAttributes<PaymentAllocation>,
  InferCreationAttributes<PaymentAllocation>
> {
  declare paymentId: string;
  declare invoiceId: string;
  declare amountMinor: number;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const definePaymentAllocation = (sequelize: Sequelize) =>
  PaymentAllocation.init(
    {
      organizationId: { ...id(), primaryKey: true },
      paymentId: { ...id(), primaryKey: true },
      invoiceId: { ...id(), primaryKey: true },
      amountMinor: int(),
    },
    { sequelize, tableName: 'payment_allocations', timestamps: false },
  );

/** A webhook that was taken: the same one again changes nothing. */
export class GatewayEvent extends GlobalModel<InferAttributes<GatewayEvent>, InferCreationAttributes<GatewayEvent>> {
  declare id: string;
  declare gateway: string;
  declare type: string;
  declare recipientId: string | null;
  declare receivedAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineGatewayEvent = (sequelize: Sequelize) =>
  GatewayEvent.init(
    {
      id: { ...text(120), primaryKey: true },
      gateway: text(10),
      type: text(80),
      recipientId: id({ optional: true }),
      receivedAt: instant(),
    },
    { sequelize, tableName: 'gateway_events', timestamps: false },
  );

/** A payment as the test gateway keeps it: its own books, written apart from ours as another company's would be. */
export class TestGatewayPayment extends TenantModel<
  InferAttributes<TestGatewayPayment>,
  InferCreationAttributes<TestGatewayPayment>
> {
  declare id: string;
  declare paymentId: string;
  declare status: 'open' | 'action' | 'captured' | 'canceled';
  declare amountMinor: number;
  declare currency: string;
  declare threeDSecure: boolean;
  declare clientSecret: string;
  declare failure: string | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineTestGatewayPayment = (sequelize: Sequelize) =>
  TestGatewayPayment.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      paymentId: id(),
      status: text(12),
      amountMinor: int(),
      currency: text(3),
      threeDSecure: flag(),
      clientSecret: text(80),
      failure: text(60, { optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'test_gateway_payments', timestamps: false },
  );
