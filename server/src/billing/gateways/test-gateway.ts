import { randomBytes } from 'node:crypto';
import { retry, tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import type { Change, Row } from '../../db/scoped.ts';
import type { TestGatewayPayment } from '../payments/payments.models.ts';
import type { Gateway, GatewayPayment, Order } from './gateway.ts';
import { GatewayRefusal } from './gateway.ts';
import { testCardOf, type TestCard } from './test-cards.ts';

/**
 * The test gateway: no money moves, the flow is that of a real one. `pm_test_ok` pays, `pm_test_3ds` pays after one
 * more confirmation by the person, `pm_test_declined` is declined; where 3-D Secure was asked for, `pm_test_ok` takes
 * that confirmation too. A saved card does what it did when it was saved. It keeps its own books, committed apart from ours,
 * so that a crash in between leaves the same questions as with another company.
 */
export class TestGateway implements Gateway {
  readonly name = 'test';
  private readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  async open({ paymentId, amountMinor, currency, threeDSecure, ...rest }: Order): Promise<GatewayPayment> {
    const { db, ids, clock } = this.caller;
    const known = await db.TestGatewayPayment.one({ paymentId });
    if (known) return seen(known);
    const clientSecret = `test_secret_${randomBytes(24).toString('base64url')}`;
    const made = {
      id: ids.next(),
      paymentId,
      status: 'open' as const,
      amountMinor,
      currency,
      threeDSecure,
      clientSecret,
      failure: null,
    };
    try {
      return seen(await tx(() => db.TestGatewayPayment.insert({ ...made, createdAt: clock.now() })));
    } catch (error) {
      if (violatedKey(error) === 'test_gateway_payments.paymentId')
        return this.open({ paymentId, amountMinor, currency, threeDSecure, ...rest });
      throw error;
    }
  }

  confirm(id: string, paymentMethodId: string): Promise<GatewayPayment> {
    return this.change(id, ({ status, threeDSecure }) => {
      if (status !== 'open') throw new GatewayRefusal('unexpected-state');
      const card = testCardOf(paymentMethodId);
      if (!card) throw new GatewayRefusal('payment-method-unknown');
      return outcomes[card.outcome === 'ok' && threeDSecure ? '3ds' : card.outcome];
    });
  }

  /** The person passed, or failed, the test gateway's 3-D Secure. */
  authenticate(id: string, passed = true): Promise<GatewayPayment> {
    return this.change(id, ({ status }) => {
      if (status !== 'action') throw new GatewayRefusal('unexpected-state');
      return passed ? { status: 'captured', failure: null } : { status: 'open', failure: 'authentication-failed' };
    });
  }

  async find(id: string): Promise<GatewayPayment> {
    const found = await this.caller.db.TestGatewayPayment.one({ id });
    if (!found) throw new GatewayRefusal('not-found');
    return seen(found);
  }

  cancel(id: string): Promise<GatewayPayment> {
    return this.change(id, ({ status }) => (status === 'captured' ? null : { status: 'canceled' }));
  }

  private change(
    id: string,
    next: (of: Row<TestGatewayPayment>) => Change<TestGatewayPayment> | null,
  ): Promise<GatewayPayment> {
    return tx(async () => {
      const found = await this.caller.db.TestGatewayPayment.one({ id });
      if (!found) throw new GatewayRefusal('not-found');
      const change = next(found);
      if (change === null) return seen(found);
      if ((await this.caller.db.TestGatewayPayment.update({ id, status: found.status }, change)) !== 1) throw retry();
      return seen({ ...found, ...change });
    });
  }
}

const outcomes: Readonly<Record<TestCard['outcome'], Pick<TestGatewayPayment, 'status' | 'failure'>>> = {
  ok: { status: 'captured', failure: null },
  '3ds': { status: 'action', failure: null },
  declined: { status: 'open', failure: 'card_declined' },
};

function seen({ id, status, amountMinor, currency, clientSecret, failure }: Row<TestGatewayPayment>): GatewayPayment {
  return { id, status, capturedMinor: status === 'captured' ? amountMinor : 0, currency, clientSecret, failure };
}
