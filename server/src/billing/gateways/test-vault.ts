import { randomBytes } from 'node:crypto';
import type { Change, Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import type { TestGatewaySetup } from '../cards/cards.models.ts';
import { GatewayRefusal } from './gateway.ts';
import { testCardOf } from './test-cards.ts';
import type { GatewaySetup, SetupOrder, Vault } from './vault.ts';

/**
 * Cards at the test gateway: `pm_test_ok` is saved, `pm_test_3ds` after 3-D Secure, `pm_test_declined` never. Where
 * 3-D Secure was asked for, `pm_test_ok` passes through it too. It keeps its own books, as the payments' part does.
 */
export class TestVault implements Vault {
  readonly name = 'test';
  private readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  async open({ setupId, threeDSecure }: SetupOrder): Promise<GatewaySetup> {
    const { db, ids, clock } = this.caller;
    const known = await db.TestGatewaySetup.one({ setupId });
    if (known) return seen(known);
    const clientSecret = `test_setup_secret_${randomBytes(24).toString('base64url')}`;
    const made = { id: ids.next(), setupId, status: 'open' as const, threeDSecure, methodId: null, clientSecret, failure: null };
    try {
      return seen(await tx(() => db.TestGatewaySetup.insert({ ...made, createdAt: clock.now() })));
    } catch (error) {
      if (violatedKey(error) === 'test_gateway_setups.setupId') return this.open({ setupId, threeDSecure });
      throw error;
    }
  }

  confirm(id: string, paymentMethodId: string): Promise<GatewaySetup> {
    return this.change(id, ({ status, threeDSecure }) => {
      const card = testCardOf(paymentMethodId);
      if (status !== 'open') throw new GatewayRefusal('unexpected-state');
      if (!card || card.isSaved) throw new GatewayRefusal('payment-method-unknown');
      if (card.outcome === 'declined') return { failure: 'card_declined' };
      // As long as an id: every saved card has its own.
      const methodId = `${paymentMethodId}_${randomBytes(12).toString('hex')}`;
      return { status: card.outcome === '3ds' || threeDSecure ? 'action' : 'saved', methodId, failure: null };
    });
  }

  /** The person passed, or failed, the test gateway's 3-D Secure. */
  authenticate(id: string, passed: boolean): Promise<GatewaySetup> {
    return this.change(id, ({ status }) => {
      if (status !== 'action') throw new GatewayRefusal('unexpected-state');
      return passed ? { status: 'saved', failure: null } : { status: 'open', methodId: null, failure: 'authentication-failed' };
    });
  }

  async find(id: string): Promise<GatewaySetup> {
    const found = await this.caller.db.TestGatewaySetup.one({ id });
    if (!found) throw new GatewayRefusal('not-found');
    return seen(found);
  }

  cancel(id: string): Promise<GatewaySetup> {
    return this.change(id, ({ status }) => (status === 'saved' ? null : { status: 'canceled' }));
  }

  /** Nothing of the card was kept: its name says all. */
  async forget(): Promise<void> {}

  private change(id: string, next: (of: Row<TestGatewaySetup>) => Change<TestGatewaySetup> | null): Promise<GatewaySetup> {
    return tx(async () => {
      const found = await this.caller.db.TestGatewaySetup.one({ id });
      if (!found) throw new GatewayRefusal('not-found');
      const change = next(found);
      if (change === null) return seen(found);
      if ((await this.caller.db.TestGatewaySetup.update({ id, status: found.status }, change)) !== 1) throw retry();
      return seen({ ...found, ...change });
    });
  }
}

function seen({ id, status, methodId, clientSecret, failure }: Row<TestGatewaySetup>): GatewaySetup {
  const card = status === 'saved' && methodId !== null ? testCardOf(methodId) : null;
  const face = card && methodId !== null ? { methodId, brand: 'visa', last4: card.last4, expMonth: 12, expYear: 2037 } : null;
  return { id, status, customerId: null, card: face, clientSecret, failure };
}
