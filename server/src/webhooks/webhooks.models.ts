import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import { flag, id, instant, int, json, TenantModel, text } from '../db/columns.ts';

/** An address of another system that hears what happened. */
export class WebhookEndpoint extends TenantModel<InferAttributes<WebhookEndpoint>, InferCreationAttributes<WebhookEndpoint>> {
  declare id: string;
  declare url: string;
  declare name: string | null;
  /** Names of events; null is all. */
  declare events: readonly string[] | null;
  declare active: boolean;
  declare sealedSecret: string;
  declare formerSecret: string | null;
  declare rotatedAt: Date | null;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineWebhookEndpoint = (sequelize: Sequelize) =>
  WebhookEndpoint.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      url: text(500),
      name: text(100, { optional: true }),
      events: json({ optional: true }),
      active: flag(),
      sealedSecret: text(250),
      formerSecret: text(250, { optional: true }),
      rotatedAt: instant({ optional: true }),
      createdAt: instant(),
    },
    { sequelize, tableName: 'webhook_endpoints', timestamps: false },
  );

/** One message to one endpoint; while it waits, a row of the outbox sends it. */
export class WebhookDelivery extends TenantModel<InferAttributes<WebhookDelivery>, InferCreationAttributes<WebhookDelivery>> {
  declare id: string;
  declare endpointId: string;
  declare messageId: string;
  declare event: string;
  declare data: unknown;
  declare state: 'waiting' | 'delivered' | 'failed';
  declare attempts: number;
  declare replays: number;
  declare lastStatus: number | null;
  declare lastError: string | null;
  declare lastTriedAt: Date | null;
  declare deliveredAt: Date | null;
  declare happenedAt: Date;
  declare createdAt: Date;
}

/** Tells Sequelize of the table; keys and indexes come from the migration. */
export const defineWebhookDelivery = (sequelize: Sequelize) =>
  WebhookDelivery.init(
    {
      organizationId: { ...id(), primaryKey: true },
      id: { ...id(), primaryKey: true },
      endpointId: id(),
      messageId: id(),
      event: text(100),
      data: json(),
      state: text(10),
      attempts: int(),
      replays: int(),
      lastStatus: int({ optional: true }),
      lastError: text(30, { optional: true }),
      lastTriedAt: instant({ optional: true }),
      deliveredAt: instant({ optional: true }),
      happenedAt: instant(),
      createdAt: instant(),
    },
    { sequelize, tableName: 'webhook_deliveries', timestamps: false },
  );
