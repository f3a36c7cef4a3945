import { id, instant, TenantModel, text } from '../../db/columns.ts';

/** An intent at a gateway: how it stands, where it was begun, and the request that began it. */
export abstract class IntentModel<Row extends object, NewRow extends object> extends TenantModel<Row, NewRow> {
  declare id: string;
  declare patientId: string;
  /** `starting`: the gateway hasn't answered yet; `open`: the person must act; `succeeded` and `failed` are for good. */
  declare status: 'starting' | 'open' | 'processing' | 'succeeded' | 'failed';
  declare gateway: 'test' | 'stripe';
  declare gatewayAccount: string | null;
  declare failureCode: string | null;
  declare requestKey: string | null;
  declare requestHash: string | null;
  declare createdAt: Date;
  /** When the gateway is asked again; null once it has ended. */
  declare checkAt: Date | null;
  declare endedAt: Date | null;
}

/** The columns of an intent, for the model of its table. */
export const intentColumns = () => ({
  organizationId: { ...id(), primaryKey: true },
  id: { ...id(), primaryKey: true },
  patientId: id(),
  status: text(12),
  gateway: text(10),
  gatewayAccount: text(64, { optional: true }),
  failureCode: text(60, { optional: true }),
  requestKey: text(64, { optional: true }),
  requestHash: text(64, { optional: true }),
  createdAt: instant(),
  checkAt: instant({ optional: true }),
  endedAt: instant({ optional: true }),
});
